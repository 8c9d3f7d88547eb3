"""PyPI's Canaille with the client and the people of a test, in a database in memory, by the web server it
comes with.

Its one argument is JSON: { port, client: {...}, people: [{...}] }, in the words of Canaille's models. Every start
makes a new key.
"""

import asyncio
import json
import secrets
import sys

from asgiref.wsgi import WsgiToAsgi
from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from hypercorn.asyncio import serve
from hypercorn.config import Config
from joserfc.jwk import RSAKey

settings = json.loads(sys.argv[1])
address = f"127.0.0.1:{settings['port']}"

app = create_app(
    {
        "SECRET_KEY": secrets.token_hex(),
        "SERVER_NAME": address,
        "PREFERRED_URL_SCHEME": "http",
        # Its cookies would need https.
        "SESSION_COOKIE_SECURE": False,
        "CANAILLE": {"DATABASE": "memory"},
        "CANAILLE_OIDC": {"ACTIVE_JWKS": [RSAKey.generate_key(2048).as_dict(private=True)]},
    }
)
with app.app_context():
    backend = Backend.instance
    for person in settings["people"]:
        backend.save(models.User(**person))
    client = models.Client(**settings["client"])
    backend.save(client)
    # It gives no token for whom the client does not name itself.
    client.audience = [client]
    backend.save(client)

config = Config()
config.bind = [address]
asyncio.run(serve(WsgiToAsgi(app), config))
