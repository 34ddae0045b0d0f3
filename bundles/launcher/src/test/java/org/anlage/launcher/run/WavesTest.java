package org.anlage.launcher.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.anlage.api.run.RunRequest;
import org.junit.jupiter.api.Test;

final class WavesTest {
  private static RunRequest run(String id, String... earlier) {
    String ids =
        earlier.length == 0 ? "" : ",\"earlier\":[\"" + String.join("\",\"", earlier) + "\"]";
    return new RunRequest(id, "{\"seed\":1" + ids + "}", id);
  }

  private static List<List<String>> waves(RunRequest... runs) {
    return Waves.of(List.of(runs)).stream()
        .map(wave -> wave.stream().map(RunRequest::id).toList())
        .toList();
  }

  @Test
  void runsComeAfterThoseTheyStartFrom() {
    assertEquals(
        List.of(List.of("b", "d"), List.of("a"), List.of("c")),
        waves(run("c", "a", ""), run("a", "", "b"), run("b"), run("d")));
  }

  @Test
  void runsComeAfterThoseTheyGoOnFrom() {
    RunRequest fork =
        new RunRequest("f", "{\"fork\":{\"run\":\"b\",\"update\":5},\"seed\":1}", "f");
    assertEquals(List.of(List.of("b"), List.of("f")), waves(fork, run("b")));
  }

  @Test
  void runsThatAreStoredAreNotWaitedFor() {
    assertEquals(List.of(List.of("c", "d")), waves(run("c", "stored"), run("d")));
    assertEquals(List.of(), waves());
  }
}
