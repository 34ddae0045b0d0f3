"""Tests of anlage_reader: python3 -m unittest discover -s examples/python"""

import json
import os
import pathlib
import shutil
import stat
import tempfile
import unittest
import zipfile

import numpy as np

import anlage_reader

ID = "ab" + "0" * 62


class ReaderTest(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.root = pathlib.Path(self.scratch.name)
        self.write("store.json", {"format": 2})
        runs = [
            {"id": ID, "arm": "cortex", "task": "go-nogo", "seed": 0},
            {"id": "cd" + "0" * 62, "arm": "null", "task": "go-nogo", "seed": 0},
        ]
        self.write("plans/mine-12345678/plan.json", {"runs": runs})
        run = f"runs/ab/{ID}"
        self.write(f"{run}/run.json", {"task": {"use": "go-nogo"}, "seed": 0})
        self.write(f"{run}/manifest.json", {"status": "done"})
        loss = {"name": "loss", "unit": "", "numbers": [0.5, "NaN"]}
        note = {"name": "note", "texts": ["a", "b"]}
        self.write(f"{run}/history.json", {"name": "history", "columns": [loss, note]})
        np.savez(self.root / run / "trained.npz", bias=np.ones((1, 3), dtype=np.float32))
        table = self.root / "studies/mine-12345678/runs.csv"
        table.parent.mkdir(parents=True)
        table.write_bytes(
            b'id,arm,seed,failure,loss\r\n1e5,"a, b",0,,0.5\r\n2,c,1,"not ""finite""",\r\n'
        )

    def write(self, name, value):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(value), encoding="utf-8")

    def test_packed_runs_are_read_alike(self):
        segment = self.root / "segments/abc.zip"
        segment.parent.mkdir()
        with zipfile.ZipFile(segment, "w") as archive:
            for file in sorted((self.root / "runs/ab" / ID).iterdir()):
                archive.write(file, file.relative_to(self.root))
        shutil.rmtree(self.root / "runs/ab")
        self.test_finished_runs_of_a_study()

    def test_finished_runs_of_a_study(self):
        store = anlage_reader.Store(self.root)
        self.assertEqual(store.studies(), ["mine-12345678"])
        (run,) = store.runs()
        self.assertEqual((run.arm, run.task, run.seed), ("cortex", "go-nogo", 0))
        self.assertEqual(run.status, "done")
        np.testing.assert_array_equal(run.trained["bias"], np.ones((1, 3)))
        self.assertEqual(run.history["loss"][0], 0.5)
        self.assertTrue(np.isnan(run.history["loss"][1]))
        self.assertEqual(run.history["note"], ["a", "b"])
        self.assertEqual(store.run("ab00").id, ID)
        with self.assertRaises(KeyError):
            store.run("cd")

    def test_the_table_of_runs(self):
        table = anlage_reader.Store(self.root).table("mine-12345678")
        self.assertEqual(table["id"], ["1e5", "2"])
        self.assertEqual(table["arm"], ["a, b", "c"])
        np.testing.assert_array_equal(table["seed"], [0, 1])
        self.assertEqual(table["failure"], ["", 'not "finite"'])
        self.assertEqual(table["loss"][0], 0.5)
        self.assertTrue(np.isnan(table["loss"][1]))

    def test_other_folders_and_formats_are_refused(self):
        with self.assertRaises(FileNotFoundError):
            anlage_reader.Store(self.root / "plans")
        self.write("store.json", {"format": 3})
        with self.assertRaises(ValueError):
            anlage_reader.Store(self.root)

    def test_exports(self):
        np.savez(self.root / "x.npz", bias=np.zeros((1, 2)), history_epoch=np.ones(2))
        self.write("x.network.json", {"units": 2})
        np.savez(self.root / "x.trials.npz", input=np.zeros((3, 2, 1)))
        description, arrays = anlage_reader.network(self.root / "x")
        self.assertEqual(description["units"], 2)
        self.assertEqual(list(arrays), ["bias"])
        self.assertEqual(anlage_reader.trials(self.root / "x")["input"].shape, (3, 2, 1))

    @unittest.skipIf(os.name == "nt", "the stand-in for anlage is a shell script")
    def test_an_experiment_is_handed_to_the_program(self):
        program = self.root / "anlage"
        program.write_text(
            f'#!/bin/sh\ncp "$2" "{self.root}/given.json"\necho \'{{"study": "mine-12345678"}}\'\n'
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        store, study = anlage_reader.run({"name": "mine"}, self.root, str(program))
        self.assertEqual(study, "mine-12345678")
        self.assertEqual(json.loads((self.root / "given.json").read_text()), {"name": "mine"})
        self.assertEqual(len(store.runs(study)), 1)


if __name__ == "__main__":
    unittest.main()
