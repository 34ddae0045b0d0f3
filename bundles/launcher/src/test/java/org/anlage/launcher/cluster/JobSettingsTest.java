package org.anlage.launcher.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunRequest;
import org.junit.jupiter.api.Test;

class JobSettingsTest {
  @Test
  void aChunkIsAsLongAsAskedOrAsFillsTheJobs() {
    assertEquals(90, JobSettings.of(Map.of("chunk", "1.5")).target(1e6));
    assertEquals(1200, JobSettings.of(Map.of()).target(1e6));
    assertEquals(500, JobSettings.of(Map.of("jobs", "10")).target(5000));
    assertEquals(60, JobSettings.of(Map.of("jobs", "10")).target(100));
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    for (Map<String, String> bad :
        List.of(
            Map.of("chunk", "0"),
            Map.of("chunk", "NaN"),
            Map.of("jobs", "-1"),
            Map.of("time", "0"),
            Map.of("partition", "a b"),
            Map.of("account", "x\n#SBATCH --uid=0"))) {
      assertThrows(ProblemException.class, () -> JobSettings.of(bad), bad::toString);
    }
  }

  @Test
  void chunksEndBeforeTheirTimeAndKeepTheOrder() {
    List<RunRequest> runs =
        List.of("3", "4", "5", "20", "1", "?", "2").stream()
            .map(s -> new RunRequest(s, "{}", s))
            .toList();
    List<List<RunRequest>> chunks =
        Chunks.of(
            runs,
            run ->
                run.id().equals("?")
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(run.id())),
            8);
    assertEquals(
        List.of(
            List.of("3", "4"),
            List.of("5"),
            List.of("20"),
            List.of("1"),
            List.of("?"),
            List.of("2")),
        chunks.stream().map(chunk -> chunk.stream().map(RunRequest::id).toList()).toList());
  }
}
