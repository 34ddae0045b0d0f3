package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --on slurm} on a Slurm that the machine has; skipped where there is none. */
class SlurmIT {
  @TempDir Path work;

  private Distribution anlage() {
    return Distribution.in(work).quick();
  }

  @Test
  void jobsStoreTheBitsOfThreadsAndTheLastOneReports() throws Exception {
    assumeTrue(answers("sinfo", "--noheader"), "no Slurm answers here");
    new MiniExperiment().write(work.resolve("study.json"));
    anlage().run("run", "study.json", "--store", "threads").expect(0);
    Map<String, String> expected = new StoreContents(work.resolve("threads")).findings();
    Distribution slurm = anlage().with("ANLAGE_SLURM_POLL", "1");
    Result result = slurm.run("run", "study.json", "--store", "s", "--on", "slurm");
    result.expect(0).saysOut("report.html");
    assertEquals(expected, new StoreContents(work.resolve("s")).findings(), result::toString);
    slurm.run("status", "s").expect(0).saysOut("4 done", "jobs: none");
    assertTrue(result.err().contains("4 runs"), result::toString);
  }

  private static boolean answers(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (java.io.IOException | InterruptedException absent) {
      return false;
    }
  }
}
