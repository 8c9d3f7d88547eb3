//! What a browser reads of a page to send its form: as much of HTML as the pages of real providers need.

/// A form that is posted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// As the page writes it; empty where the form goes to the page's own address.
    pub action: String,
    /// The hidden fields, in order.
    pub hidden: Vec<(String, String)>,
}

/// The first form of the page that is posted.
pub(crate) fn posted(html: &str) -> Option<Form> {
    let forms = html.split("<form").skip(1);
    let mut forms = forms.map(|form| form.split("</form>").next().unwrap_or(form));
    let form = forms.find(|form| {
        let method = attribute(tag(form), "method");
        method.is_some_and(|method| method.eq_ignore_ascii_case("post"))
    })?;
    let inputs = form.split("<input").skip(1).map(tag);
    let hidden = inputs.filter(|input| attribute(input, "type").as_deref() == Some("hidden"));
    Some(Form {
        action: attribute(tag(form), "action").unwrap_or_default(),
        hidden: hidden
            .filter_map(|input| {
                let value = attribute(input, "value").unwrap_or_default();
                Some((attribute(input, "name")?, value))
            })
            .collect(),
    })
}

/// Where the first link goes whose address holds `part`.
pub(crate) fn link(html: &str, part: &str) -> Option<String> {
    let links = html.split("<a ").skip(1).map(tag);
    links
        .filter_map(|link| attribute(link, "href"))
        .find(|address| address.contains(part))
}

/// The inside of a tag, from what follows its name.
fn tag(text: &str) -> &str {
    text.split('>').next().unwrap_or(text)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let spaced = format!(" {}", tag.replace(['\n', '\t'], " "));
    let mark = format!(" {name}=");
    let value = &spaced[spaced.find(&mark)? + mark.len()..];
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split([' ', '/']).next(),
    };
    value.map(unescaped)
}

fn unescaped(value: &str) -> String {
    let plain = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&lt;", "<"),
        ("&gt;", ">"),
    ];
    let value = plain
        .iter()
        .fold(value.to_owned(), |value, (escaped, plain)| {
            value.replace(escaped, plain)
        });
    value.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_posted_form_gives_its_address_and_hidden_fields() {
        let html = r#"<form action="/search"><input type="hidden" name="q" value="x"></form>
            <form id=a action="/a?x=1&amp;y=2" METHOD='x' method="POST">
            <input name='csrf' type="hidden" value="&quot;1&#x2F;">
            <input type="text" name="login"><input type=hidden name="empty"/></form>"#;
        let form = posted(html).unwrap();
        assert_eq!(form.action, "/a?x=1&y=2");
        let hidden = [("csrf", "\"1/"), ("empty", "")];
        assert_eq!(
            form.hidden,
            hidden.map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
    }

    #[test]
    fn a_page_without_one_has_none() {
        assert_eq!(posted("<form action='/search'></form>"), None);
    }

    #[test]
    fn a_link_is_found_by_a_part_of_its_address() {
        let html = r#"<a href="/help">?</a> <a class="x" href="/abort?a=1&amp;b=2">stop</a>"#;
        assert_eq!(link(html, "abort").as_deref(), Some("/abort?a=1&b=2"));
        assert_eq!(link(html, "leave"), None);
    }
}
