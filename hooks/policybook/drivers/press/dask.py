"""Printing on a Dask cluster, for a trust with thousands of policies; needs the extra `policybook[dask]`.

It is switched on by the setting `executor: policybook.drivers.press.dask:cluster`. A function of the same shape hands
in any other executor. The machines of a cluster must see the folder of the site at the same path, for its pictures.

An executor's own class has that shape if the number of workers is its first argument, as it is MPI's: under the setting
`executor: mpi4py.futures:MPIPoolExecutor`, `mpiexec -n 8 python -m mpi4py.futures -m mkdocs build` prints on seven.
"""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from distributed import Client

import policybook
from policybook.settings import SettingsError


@contextmanager
def cluster(workers: int) -> Iterator[Executor]:
    """Give an executor on the cluster at DASK_SCHEDULER_ADDRESS, or on a cluster of this machine's own.

    `workers` is the number of processes of the latter; each has one thread, because WeasyPrint can do no more. Raises
    SettingsError where a worker has no Policybook: it would otherwise wait for ever.
    """
    address = os.environ.get("DASK_SCHEDULER_ADDRESS")
    local: dict[str, Any] = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None}
    ours = str(Path(policybook.__file__).parent.parent)
    if (
        ours not in sys.path
    ):  # as in a host that loads a hook by its file; processes of our own take the path over
        sys.path.append(ours)
    client: Any = Client(address, **({} if address else local))  # type: ignore[no-untyped-call]
    with client:
        try:
            client.run(import_module, "policybook.drivers.press.typesetter")
        except ImportError as error:
            raise SettingsError(
                f"The Dask workers cannot print: {error}. Install policybook[dask] there."
            ) from error
        with client.get_executor() as executor:
            yield executor
