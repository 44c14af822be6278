#!/usr/bin/env python3
"""The only network path between a client and the server of the demo or of a test: a TCP relay that can be killed at any
moment.

Usage: demo_relay.py LISTEN_PORT TARGET_HOST:PORT [--delay MS] [--rate BYTES] [--cut-after BYTES]
                     [--stall-after BYTES]

Listens on loopback (port 0: any free one) and forwards bytes both ways, in order, keeping nothing. Prints, each line at
once, with seconds of CLOCK_MONOTONIC, which other processes of the machine can compare with their own:

    listening port=PORT at=SECONDS
    accepted n=N at=SECONDS          a client's connection, before the target is tried
    closed n=N up=BYTES down=BYTES at=SECONDS

Faults, for every connection: --delay holds each piece back by so many milliseconds in each direction; --rate lets so
many bytes a second through in each direction, with megabytes waiting before it as in a modem; --cut-after resets both sides
once so many bytes went through; --stall-after keeps both connections open but forwards no more, as a
network does that is gone without a word. SIGTERM and SIGKILL end it; the kernel then closes the connections.
"""

import argparse
import asyncio
import sys
import time

PIECE = 64 * 1024


def say(what, **values):
    print(what, *(f"{key}={value}" for key, value in values.items()), f"at={time.monotonic():.6f}", flush=True)


class Connection:
    def __init__(self, number, faults, near, far):
        self.number, self.faults = number, faults
        self.near, self.far = near, far  # (reader, writer) towards the client and towards the target
        self.bytes = {"up": 0, "down": 0}
        self.free_at = {"up": 0.0, "down": 0.0}  # when the line has carried what was given to it

    async def run(self):
        ways = [asyncio.create_task(self._forward("up", self.near[0], self.far[1])),
                asyncio.create_task(self._forward("down", self.far[0], self.near[1]))]
        # One end may close while the other still sends; only a fault of a connection ends both at once.
        done, _ = await asyncio.wait(ways, return_when=asyncio.FIRST_EXCEPTION)
        if any(way.exception() for way in done):
            self._reset()
        await asyncio.gather(*ways, return_exceptions=True)
        for _, writer in (self.near, self.far):
            writer.close()
        say("closed", n=self.number, **self.bytes)

    async def _forward(self, way, reader, writer):
        pieces = asyncio.Queue(maxsize=64)  # a full queue stops reading, so the sender feels it
        sender = asyncio.create_task(self._send(way, pieces, writer))
        try:
            while data := await reader.read(PIECE):
                await pieces.put((time.monotonic() + self.faults.delay / 1000, data))
            await pieces.put(None)
            await sender
        finally:
            sender.cancel()

    async def _send(self, way, pieces, writer):
        while piece := await pieces.get():
            due, data = piece
            if self.faults.rate is not None:
                self.free_at[way] = max(self.free_at[way], time.monotonic()) + len(data) / self.faults.rate
                due = max(due, self.free_at[way])
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            passed = sum(self.bytes.values())
            if self.faults.stall_after is not None and passed + len(data) > self.faults.stall_after:
                await asyncio.Event().wait()
            if self.faults.cut_after is not None:
                data = data[:max(0, self.faults.cut_after - passed)]
            writer.write(data)
            self.bytes[way] += len(data)
            await writer.drain()
            if self.faults.cut_after is not None and sum(self.bytes.values()) >= self.faults.cut_after:
                self._reset()
                return
        if writer.can_write_eof():
            writer.write_eof()

    def _reset(self):
        for reader, writer in (self.near, self.far):
            writer.transport.abort()
            reader.feed_eof()


async def relay(listen_port, host, port, faults):
    count = 0
    alive = set()  # asyncio itself keeps only weak references to running tasks

    async def accept(reader, writer):
        nonlocal count
        alive.add(asyncio.current_task())
        asyncio.current_task().add_done_callback(alive.discard)
        count += 1
        number = count
        say("accepted", n=number)
        try:
            far = await asyncio.open_connection(host, port)
        except OSError:
            writer.transport.abort()
            say("closed", n=number, up=0, down=0)
            return
        await Connection(number, faults, (reader, writer), far).run()

    server = await asyncio.start_server(accept, "127.0.0.1", listen_port)
    say("listening", port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("listen_port", type=int)
    parser.add_argument("target", help="HOST:PORT")
    parser.add_argument("--delay", type=int, default=0, metavar="MS")
    parser.add_argument("--rate", type=int, metavar="BYTES")
    parser.add_argument("--cut-after", type=int, metavar="BYTES")
    parser.add_argument("--stall-after", type=int, metavar="BYTES")
    arguments = parser.parse_args()
    host, _, port = arguments.target.rpartition(":")
    if not host or not port.isdigit():
        parser.error(f"not HOST:PORT: {arguments.target}")
    try:
        asyncio.run(relay(arguments.listen_port, host, int(port), arguments))
    except OSError as error:
        sys.exit(f"relay: {error}")
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
