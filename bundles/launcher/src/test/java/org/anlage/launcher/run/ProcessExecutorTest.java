package org.anlage.launcher.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.anlage.api.run.Executor;
import org.anlage.api.run.RunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessExecutorTest {
  @TempDir Path folder;

  /** A worker whose command is a shell script that notes each of its starts. */
  private final class Scripted implements Executor.Worker {
    private final String script;
    private final List<String> endings = new ArrayList<>();

    Scripted(String script) {
      this.script = script;
    }

    @Override
    public void compute(RunRequest run, int slot) {
      throw new AssertionError("computed here");
    }

    @Override
    public List<String> command(List<RunRequest> runs) {
      return List.of("sh", "-c", "echo x >> '" + starts() + "'; " + script);
    }

    @Override
    public void started(RunRequest run, int slot) {}

    @Override
    public void ended(RunRequest run, int slot, String said) {
      endings.add(said);
    }

    @Override
    public Executor.Site site() {
      throw new AssertionError("processes need no site");
    }

    @Override
    public boolean isStored(RunRequest run) {
      return false;
    }

    @Override
    public OptionalDouble expectedSeconds(RunRequest run) {
      return OptionalDouble.empty();
    }

    @Override
    public void note(String text) {
      throw new AssertionError(text);
    }

    @Override
    public boolean stopped() {
      return false;
    }
  }

  private Path starts() {
    return folder.resolve("starts");
  }

  private List<String> endings(String script) {
    Scripted worker = new Scripted(script);
    new ProcessExecutor().execute(List.of(new RunRequest("ab", "{}", "run")), 1, worker);
    return worker.endings;
  }

  private int started() throws IOException {
    return Files.readAllLines(starts()).size();
  }

  @Test
  void aKilledWorkerIsStartedAgain() throws IOException {
    String again = "[ $(wc -l < '" + starts() + "') -gt 1 ] || kill -9 $$; exit 0";
    assertEquals(List.of("it ended with exit code 0"), endings(again));
    assertEquals(2, started());
  }

  @Test
  void aWorkerThatIsKilledTwiceIsGivenUp() throws IOException {
    assertEquals(List.of("it ended with exit code 137"), endings("kill -9 $$"));
    assertEquals(2, started());
  }

  @Test
  void aWorkerThatFailsIsNotStartedAgain() throws IOException {
    assertEquals(
        List.of("error: no memory"),
        endings("echo 'error: no memory' >&2; echo other >&2; exit 4"));
    assertEquals(1, started());
  }
}
