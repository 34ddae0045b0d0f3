package org.anlage.task.programs;

import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/** Programs as they stand in experiment files. */
final class Programs {
  static final Program TASK = new Program();

  /** A goal of four, a delay, then the goal is asked for. */
  static final String RECALL =
      """
      { "program": {
        "step": 100,
        "draws": [
          { "name": "goal", "value": "integer(0, 3)" },
          { "name": "delay", "value": "one_of(500, 1000)" }
        ],
        "periods": [
          { "name": "sample", "duration": "300" },
          { "name": "delay", "duration": "delay" },
          { "name": "answer", "duration": "200" }
        ],
        "inputs": [
          { "name": "go", "during": { "periods": "answer" } },
          { "name": "goal", "form": "one-hot", "size": 4,
            "during": { "periods": ["sample"], "value": "goal" } }
        ],
        "outputs": { "name": "choice", "size": 4, "form": "one-hot" },
        "answers": { "output": "choice", "periods": "answer", "value": "goal" },
        "variables": [{ "name": "goal", "value": "goal" }, { "name": "delay", "value": "delay" }],
        "variations": { "draw": "delay", "unit": "ms", "values": [500, 1000, 2000] }
      } }
      """;

  private Programs() {}

  static Program.Parameters read(String json) {
    Json.Obj object =
        (Json.Obj) JsonReader.parse("my.json", json, ProblemException.Kind.CONFIGURATION);
    ParameterDecoder decoder = new ParameterDecoder();
    Optional<Program.Parameters> decoded =
        decoder.decode(Program.Parameters.class, object, "task \"program\"", Set.of());
    decoder.finish();
    return decoded.orElseThrow();
  }

  static TrialBatch draw(Program.Parameters parameters, int trials) {
    TrialBatch batch = TrialBatch.allocate(TASK.describe(parameters), trials);
    TASK.fill(parameters, batch, RandomStream.of(7));
    return batch;
  }
}
