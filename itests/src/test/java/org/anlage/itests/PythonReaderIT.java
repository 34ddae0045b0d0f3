package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the reader for Python, where Python and NumPy are. */
class PythonReaderIT {
  @TempDir Path work;

  @Test
  void itsOwnTestsPass() throws Exception {
    assumeTrue(answers("-c", "import numpy").equals("0 "), "python3 with NumPy is not here");
    Path folder = Distribution.folder().resolve("examples/python");
    String said = answers("-m", "unittest", "discover", "-s", folder.toString());
    assertTrue(said.startsWith("0 ") && said.contains("OK"), said);
  }

  /** An experiment as a Python dict is computed, and its runs are read. */
  @Test
  void anExperimentIsStartedAndRead() throws Exception {
    assumeTrue(answers("-c", "import numpy").equals("0 "), "python3 with NumPy is not here");
    String program =
        """
        import sys, json
        sys.path.insert(0, sys.argv[1])
        import anlage_reader
        store, study = anlage_reader.run(json.loads(sys.argv[2]), sys.argv[3], command=sys.argv[4])
        print(study, len(store.runs(study)))
        """;
    Path home = Distribution.folder();
    String said =
        answers(
            "-c",
            program,
            home.resolve("examples/python").toString(),
            new MiniExperiment().json().toString(),
            work.resolve("store").toString(),
            home.resolve("bin/anlage").toString());
    assertTrue(said.matches("(?s)0 .*mini-[0-9a-f]{8} 4\\s*"), said);
  }

  /** The notebook goes from a store to its figures, where Jupyter's client and matplotlib are. */
  @Test
  void theNotebookDrawsItsFigures() throws Exception {
    assumeTrue(
        answers("-c", "import nbclient, nbformat, ipykernel, matplotlib, pandas").equals("0 "),
        "python3 with nbclient, ipykernel, matplotlib and pandas is not here");
    String program =
        """
        import os, sys, json, nbformat
        from nbclient import NotebookClient
        sys.dont_write_bytecode = True
        sys.path.insert(0, sys.argv[1])
        import anlage_reader
        anlage_reader.run(json.loads(sys.argv[2]), sys.argv[3], command=sys.argv[4])
        os.environ.update(ANLAGE_STORE=sys.argv[3], ANLAGE_FIGURES=sys.argv[5], MPLBACKEND="agg",
                          PYTHONDONTWRITEBYTECODE="1")
        notebook = nbformat.read(os.path.join(sys.argv[1], "from_store_to_figures.ipynb"), 4)
        NotebookClient(notebook, resources={"metadata": {"path": sys.argv[1]}}).execute()
        print(sorted(os.listdir(sys.argv[5])))
        """;
    Path home = Distribution.folder();
    String said =
        answers(
            "-c",
            program,
            home.resolve("examples/python").toString(),
            new MiniExperiment().json().toString(),
            work.resolve("store").toString(),
            home.resolve("bin/anlage").toString(),
            work.resolve("figures").toString());
    assertTrue(said.matches("(?s)0 .*\\['accuracy.pdf', 'curves.pdf', 'weights.pdf'\\]\\s*"), said);
  }

  /** The exit code and what a program says, both streams. */
  private static String answers(String... arguments) throws InterruptedException {
    String[] command = new String[arguments.length + 2];
    command[0] = "python3";
    command[1] = "-B";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(5, TimeUnit.MINUTES), "python3 does not end");
      return process.exitValue() + " " + said;
    } catch (IOException absent) {
      return "python3 cannot be started: " + absent.getMessage();
    }
  }
}
