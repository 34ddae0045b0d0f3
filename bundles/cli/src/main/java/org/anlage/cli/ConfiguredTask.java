package org.anlage.cli;

import java.util.Map;
import java.util.Set;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.program.ProgrammedTask;
import org.anlage.api.task.program.TrialProgram;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.parameters.ParameterDecoder;

/** A task with parameters that the command line gives. */
final class ConfiguredTask {
  private final ConfiguredExtension task;

  private ConfiguredTask(ConfiguredExtension task) {
    this.task = task;
  }

  /** The task of a name. */
  static ConfiguredTask of(Session session, String name, Map<String, String> parameters) {
    ExtensionCodecs codecs = new ExtensionCodecs(session.catalogue());
    ParameterDecoder decoder = new ParameterDecoder(codecs.all());
    var task =
        codecs.component(
            ExtensionKind.TASK, GivenParameters.json(name, parameters), decoder, Set.of());
    decoder.finish();
    return new ConfiguredTask(task.orElseThrow());
  }

  TaskDescription description() {
    return task.<Task<Record>, TaskDescription>call("describe itself", Task::describe);
  }

  TrialBatch trials(int count, long seed) {
    TaskDescription description = description();
    return task.<Task<Record>, TrialBatch>call(
        "make trials",
        (service, parameters) -> {
          TrialBatch batch = TrialBatch.allocate(description, count);
          service.fill(parameters, batch, RandomStream.of(seed).split("trials"));
          return batch;
        });
  }

  /** Its program; a task that is none is refused. */
  TrialProgram program() {
    return task.<Task<Record>, TrialProgram>call(
        "give its program",
        (service, parameters) -> {
          if (service instanceof ProgrammedTask<?>) {
            return ((ProgrammedTask<Record>) service).program(parameters);
          }
          throw ProblemException.configuration(
              new Problem(
                  "the task \"" + task.name() + "\" is no program, but code",
                  "",
                  "",
                  "",
                  "`anlage describe delay-comparison --program` prints one to start from"));
        });
  }
}
