"""Introspects and calls duband with the package asyncvarlink: asyncvarlink_client.py SOCKET."""

import asyncio
import sys

from asyncvarlink import VarlinkClientProtocol, VarlinkMethodCall, connect_unix_varlink


async def main():
    transport, protocol = await connect_unix_varlink(VarlinkClientProtocol, sys.argv[1])

    async def call(method, **parameters):
        reply, _ = await protocol.call(VarlinkMethodCall(method, parameters))
        return reply

    info = (await call("org.varlink.service.GetInfo")).parameters
    print("product", info["product"])
    for name in info["interfaces"]:
        text = (await call("org.varlink.service.GetInterfaceDescription", interface=name)).parameters["description"]
        print(next(line for line in text.splitlines() if line.startswith("interface ")))
    for campaign in (await call("org.duban.Status.Get")).parameters["campaigns"]:
        print("campaign", campaign["code"], campaign["today"])
    print("refused", (await call("org.duban.Ledger.GetTask", campaign=None, code="no such task")).error)
    transport.close()


asyncio.run(main())
