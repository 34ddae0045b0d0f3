package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --on processes} stores what threads store, also where a worker is killed. */
class ProcessesIT {
  @TempDir Path work;

  private Distribution anlage() {
    return Distribution.in(work).quick();
  }

  private Map<String, String> threads(MiniExperiment experiment) throws Exception {
    experiment.write(work.resolve("study.json"));
    anlage().run("run", "study.json", "--store", "threads").expect(0);
    return new StoreContents(work.resolve("threads")).findings();
  }

  @Test
  void processesStoreTheBitsOfThreads() throws Exception {
    Map<String, String> expected = threads(new MiniExperiment());
    anlage().run("run", "study.json", "--store", "processes", "--on", "processes").expect(0);
    assertEquals(expected, new StoreContents(work.resolve("processes")).findings());
  }

  @Test
  void aKilledWorkerIsStartedAgainAndTheStudyIsComplete() throws Exception {
    Map<String, String> expected =
        threads(
            new MiniExperiment()
                .with("network", "{\"units\": 32}")
                .with("seeds", "1")
                .with(
                    "trainer",
                    "{\"use\": \"bptt\", \"updates\": 300, \"epochLength\": 10, \"batch\": 32}"));
    Process process =
        anlage().start("run", "study.json", "--store", "s", "--on", "processes", "--threads", "1");
    ProcessHandle worker = worker(process);
    assertTrue(worker.destroyForcibly());
    Result result = anlage().await(process).expect(0);
    assertEquals(expected, new StoreContents(work.resolve("s")).findings(), result::toString);
  }

  /** The worker process of a run, once it has begun to compute. */
  private static ProcessHandle worker(Process run) throws InterruptedException {
    while (run.isAlive()) {
      Optional<ProcessHandle> worker =
          run.descendants()
              .filter(child -> child.info().commandLine().orElse("").contains(" work "))
              .findFirst();
      if (worker.isPresent()) {
        return worker.get();
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new AssertionError("no worker was seen");
  }
}
