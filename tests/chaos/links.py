"""The network between devices and nodes: one port for each device, behind it whichever node takes the connection. Links can
be slow, silent for a while, cut between any two bytes, or lead nowhere."""

import asyncio
import random
import socket
import struct
import threading

PIECE = 32 * 1024
SIGNATURE = b"\r\n\r\n\0\r\nQUIT\n"


def header_of(number):
    """PROXY protocol 2, as if each device had an address of its own."""
    client = socket.inet_aton(f"198.51.100.{number + 1}")
    return SIGNATURE + struct.pack("!BBH", 0x21, 0x11, 12) + client + socket.inet_aton("127.0.0.1") + struct.pack("!HH", 40000, 8443)


class Link:
    """Of one device. Everything here is touched by the network's own thread only."""

    def __init__(self, number):
        self.number, self.port = number, None
        self.delay = 0.0
        self.clear = asyncio.Event()
        self.clear.set()
        self.is_dark = False
        self.cuts_at_next = False
        self.writers = set()

    def cut(self):
        """Resets what is open; whether something was."""
        writers, self.writers = self.writers, set()
        for writer in writers:
            writer.transport.abort()
        return bool(writers)


class Network(threading.Thread):
    """Runs until stop(); its methods may be called from any thread."""

    def __init__(self, nodes, count, seed):
        super().__init__(daemon=True)
        self.nodes, self.chance = nodes, random.Random(seed)
        self.loop = asyncio.new_event_loop()
        self.links = []
        self.connections = set()
        self.cuts = 0
        self.start()
        self._call(self._open, count)

    def run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    def stop(self):
        async def work():
            rest = asyncio.all_tasks() - {asyncio.current_task()}
            for task in rest:
                task.cancel()
            await asyncio.gather(*rest, return_exceptions=True)
        self._call(work)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.join(10)

    def _call(self, work, *arguments):
        return asyncio.run_coroutine_threadsafe(work(*arguments), self.loop).result(60)

    async def _open(self, count):
        for number in range(count):
            link = Link(number)
            server = await asyncio.start_server(lambda *ends, link=link: self._begin(link, *ends), "127.0.0.1", 0)
            link.port = server.sockets[0].getsockname()[1]
            self.links.append(link)

    def _begin(self, link, reader, writer):
        task = self.loop.create_task(self._accept(link, reader, writer))
        self.connections.add(task)  # asyncio itself keeps only weak references to running tasks
        task.add_done_callback(self.connections.discard)

    async def _accept(self, link, reader, writer):
        far = None
        if not link.is_dark:
            far = await self._connect()
        if far is None:
            writer.transport.abort()
            return
        far[1].write(header_of(link.number))
        link.writers |= {writer, far[1]}
        ways = [asyncio.ensure_future(self._forward(link, reader, far[1])), asyncio.ensure_future(self._forward(link, far[0], writer))]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        link.writers -= {writer, far[1]}
        for each in (writer, far[1]):
            each.transport.abort() if link.is_dark else each.close()
        await asyncio.wait(ways, timeout=1)
        for way in ways:
            way.cancel()

    async def _connect(self):
        for node in self.chance.sample(self.nodes, len(self.nodes)):
            try:
                return await asyncio.wait_for(asyncio.open_connection("127.0.0.1", node.port), 2)
            except (OSError, asyncio.TimeoutError):
                continue
        return None

    async def _forward(self, link, reader, writer):
        try:
            while data := await reader.read(PIECE):
                if link.delay:
                    await asyncio.sleep(link.delay)
                await link.clear.wait()
                if link.cuts_at_next:
                    link.cuts_at_next = False
                    writer.write(data[:self.chance.randrange(len(data))])
                    self.cuts += link.cut()
                    return
                writer.write(data)
                await writer.drain()
        except OSError:
            return

    def change(self, link, **values):
        async def work():
            for name, value in values.items():
                setattr(link, name, value)
        self._call(work)

    def cut(self, links):
        """Cuts these links now."""
        async def work():
            self.cuts += sum(link.cut() for link in links)
        self._call(work)

    def cut_inside(self, link):
        """Cuts it somewhere inside the next bytes that pass."""
        self.change(link, cuts_at_next=True)

    def silence(self, link, seconds):
        """Passes nothing on for a while, as a network that loses packets does."""
        async def work():
            link.clear.clear()
            self.loop.call_later(seconds, link.clear.set)
        self._call(work)

    def heal(self):
        async def work():
            for link in self.links:
                link.delay, link.is_dark, link.cuts_at_next = 0.0, False, False
                link.clear.set()
        self._call(work)
