"""A backup of a running server and its restoration, as docs/operating.md tells an operator to do them."""

import os
import shutil
import subprocess

from nodes import POSTGRES
from processes import Problem


class Backup:
    """Of the database with pg_basebackup, then of the photos: whatever row the first has, the second has its photo."""

    def __init__(self, nodes, name="backup"):
        self.nodes, self.folder = nodes, nodes.folder
        self.database, self.blobs = self.folder.path(f"{name}-database"), self.folder.path(f"{name}-blobs")

    def take(self):
        os.makedirs(self.database, mode=0o700)
        self._give(self.database)
        self._run(f"{POSTGRES}/pg_basebackup", "-h", self.nodes.postgres.home, "-U", "postgres", "-D", self.database,
                  "--wal-method=stream", "--checkpoint=fast")
        shutil.copytree(self.nodes.blobs, self.blobs)

    def restore(self):
        """PostgreSQL and all servers are stopped; what stood there is gone."""
        for backup, place in ((self.database, self.nodes.postgres.data), (self.blobs, self.nodes.blobs)):
            shutil.rmtree(place)
            shutil.copytree(backup, place)
            os.chmod(place, 0o700)
            self._give(place)

    def _give(self, place):
        if self.folder.user:
            for folder, folders, files in os.walk(place):
                for path in (folder, *(os.path.join(folder, name) for name in (*folders, *files))):
                    os.chown(path, self.folder.user.pw_uid, self.folder.user.pw_gid)

    def _run(self, *command):
        done = subprocess.run(self.folder.as_server(list(command)), cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode:
            raise Problem(f"{command[0]} failed:\n{done.stdout}")


__all__ = ["Backup"]
