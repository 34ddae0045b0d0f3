package org.anlage.task.families;

import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/**
 * A task by name, with parameters as in an experiment file.
 *
 * @param task the task
 * @param parameters its parameters
 */
record Published(Task<Record> task, Record parameters) {
  static Published of(String name) {
    return of(name, "{}");
  }

  @SuppressWarnings("unchecked") // the parameters are of the task's type
  static Published of(String name, String parameters) {
    Task<Record> task =
        (Task<Record>)
            TaskFamilies.all().stream()
                .filter(named -> named.name().equals(name))
                .findFirst()
                .orElseThrow()
                .task();
    ParameterDecoder decoder = new ParameterDecoder();
    Json.Obj json =
        (Json.Obj) JsonReader.parse("test", parameters, ProblemException.Kind.CONFIGURATION);
    Optional<Record> decoded = decoder.decode(task.parameters(), json, name, Set.of());
    decoder.finish();
    return new Published(task, decoded.orElseThrow());
  }

  TaskDescription describe() {
    return task.describe(parameters);
  }

  TrialBatch draw(int trials, long seed) {
    TrialBatch batch = TrialBatch.allocate(describe(), trials);
    task.fill(parameters, batch, RandomStream.of(seed));
    return batch;
  }
}
