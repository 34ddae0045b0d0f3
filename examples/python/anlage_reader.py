"""Reads stores of Anlage with NumPy alone.

    store = anlage_reader.Store("anlage-runs")
    for run in store.runs():
        print(run.arm, run.task, run.seed, run.history["test_accuracy"][-1])
    table = store.table("my-study-1234abcd")          # columns by name, as the runs.csv of a report
    weights = store.run("3f9a41").trained["recurrent_kernel"]
    store, study = anlage_reader.run({"name": "mine", ...})   # starts the program anlage

Nothing is written to a store but by anlage itself. Digests are not compared; `anlage store check` does that.
"""

import csv
import io
import json
import pathlib
import subprocess
import tempfile
import zipfile

import numpy as np

FORMAT = 2


def _json(file):
    if isinstance(file, str):
        file = pathlib.Path(file)
    return json.loads(file.read_text(encoding="utf-8"))


def _number(value):
    """A number; NaN and infinities are strings in the JSON of stores."""
    return float(value) if isinstance(value, str) else value


class Run:
    """A finished run, and its place in a study where it was read from one."""

    def __init__(self, folder, study="", arm="", task="", seed=None):
        self.folder = folder  # a path, or one in a segment
        self.id = folder.name
        self.study = study
        self.arm = arm
        self.definition = _json(self.folder / "run.json")
        self.manifest = _json(self.folder / "manifest.json")
        self.task = task or self.definition.get("task", {}).get("use", "")
        self.seed = self.definition.get("seed") if seed is None else seed
        self.status = self.manifest["status"]

    @property
    def initial(self):
        """Parameters before training, by name."""
        return self.arrays("initial")

    @property
    def trained(self):
        """Parameters after training, by name; row = from."""
        return self.arrays("trained")

    def arrays(self, name):
        """The arrays of NAME.npz of the run."""
        content = io.BytesIO((self.folder / f"{name}.npz").read_bytes())
        with np.load(content) as archive:
            return {key: archive[key] for key in archive.files}

    @property
    def history(self):
        """Columns of the history by name: arrays of numbers, or lists of texts."""
        file = self.folder / "history.json"
        return columns(_json(file)) if file.exists() else {}

    def __repr__(self):
        return f"Run({self.id[:12]}, {self.arm!r}, {self.task!r}, seed {self.seed})"


def columns(table):
    """A table of a store's JSON as a dictionary of columns."""
    found = {}
    for column in table["columns"]:
        if "numbers" in column:
            found[column["name"]] = np.array([_number(n) for n in column["numbers"]], dtype=float)
        else:
            found[column["name"]] = list(column["texts"])
    return found


class Store:
    """A store of runs."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        file = self.folder / "store.json"
        if not file.exists():
            raise FileNotFoundError(f"{folder} is no store of Anlage: it has no store.json")
        found = _json(file)["format"]
        if found != FORMAT:
            raise ValueError(f"{folder} has format {found}, this reader reads format {FORMAT}")
        self._packed = {}
        for segment in sorted(self.folder.glob("segments/*.zip")):
            archive = zipfile.ZipFile(segment)
            for name in archive.namelist():
                if name.startswith("runs/") and name.endswith("/manifest.json"):
                    id = name.split("/")[2]
                    self._packed[id] = zipfile.Path(archive, f"runs/{id[:2]}/{id}/")

    def studies(self):
        """Names of the studies."""
        return sorted(plan.parent.name for plan in self.folder.glob("plans/*/plan.json"))

    def plan(self, study):
        """The plan of a study, as JSON."""
        return _json(self.folder / "plans" / study / "plan.json")

    def runs(self, study=None):
        """Finished runs of a study, or of all, in the order of their plans."""
        found = []
        for name in [study] if study else self.studies():
            for planned in self.plan(name)["runs"]:
                folder = self._run(planned["id"])
                if (folder / "manifest.json").exists():
                    found.append(
                        Run(folder, name, planned["arm"], planned["task"], planned["seed"])
                    )
        return found

    def run(self, prefix):
        """The finished run whose id begins like this."""
        found = {f.parent.name for f in self.folder.glob(f"runs/*/{prefix}*/manifest.json")}
        found.update(id for id in self._packed if id.startswith(prefix))
        if len(found) != 1:
            raise KeyError(f"{len(found)} runs of {self.folder} begin with {prefix!r}")
        return Run(self._run(found.pop()))

    def table(self, study):
        """The table of runs of a study, runs.csv, as a dictionary of columns.

        Columns whose cells are all numbers or empty are arrays, with NaN where a cell is empty.
        """
        return read_csv(self.folder / "studies" / study / "runs.csv")

    def _run(self, id):
        loose = self.folder / "runs" / id[:2] / id
        if (loose / "manifest.json").exists():
            return loose
        return self._packed.get(id, loose)


def read_csv(file):
    """A CSV file with a header as a dictionary of columns."""
    with open(file, newline="", encoding="utf-8") as lines:
        header, *rows = list(csv.reader(lines))
    found = {}
    for index, name in enumerate(header):
        cells = [row[index] for row in rows]
        try:
            numbers = np.array([float(cell) if cell else np.nan for cell in cells])
            empty = all(not cell for cell in cells)
            found[name] = cells if empty or name in ("id", "study", "arm", "task") else numbers
        except ValueError:
            found[name] = cells
    return found


def trials(prefix):
    """Exported trials, PREFIX.trials.npz: time first, T x B x channels."""
    with np.load(f"{prefix}.trials.npz") as archive:
        return {key: archive[key] for key in archive.files}


def network(prefix):
    """An exported network: PREFIX.network.json and the arrays of PREFIX.npz."""
    with np.load(f"{prefix}.npz") as archive:
        arrays = {key: archive[key] for key in archive.files if not key.startswith("history_")}
    return _json(f"{prefix}.network.json"), arrays


def run(experiment, store="anlage-runs", command="anlage", options=()):
    """Runs an experiment, a dictionary as in an experiment file; the store, and the study's name.

    Paths in it should be absolute. Raises CalledProcessError, with what Anlage said in its stderr,
    where the exit code is not 0.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / f"{experiment['name']}.json"
        file.write_text(json.dumps(experiment), encoding="utf-8")
        call = [command, "run", str(file), "--store", str(store), "--json", *options]
        done = subprocess.run(call, capture_output=True, text=True, check=True)
    return Store(store), json.loads(done.stdout)["study"]
