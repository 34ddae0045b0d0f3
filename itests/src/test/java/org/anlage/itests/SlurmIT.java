package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --on slurm} stores what threads store; where a Slurm answers here. */
class SlurmIT {
  @TempDir Path work;

  @Test
  void arraysOfJobsStoreTheBitsOfThreads() throws Exception {
    assumeTrue(slurmAnswers(), "no Slurm answers here: `squeue` is not there or fails");
    new MiniExperiment().write(work.resolve("study.json"));
    Distribution anlage = Distribution.in(work).quick().with("ANLAGE_SLURM_POLL", "1");
    anlage.run("run", "study.json", "--store", "threads").expect(0);
    Map<String, String> expected = new StoreContents(work.resolve("threads")).findings();
    Result result =
        anlage
            .run("run", "study.json", "--store", "slurm", "--on", "slurm", "--memory", "500M")
            .expect(0);
    assertEquals(expected, new StoreContents(work.resolve("slurm")).findings(), result::toString);
  }

  private static boolean slurmAnswers() throws InterruptedException {
    try {
      return new ProcessBuilder("squeue", "--noheader")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
