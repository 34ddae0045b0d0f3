package org.anlage.task.programs;

import java.util.List;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.task.Task;
import org.anlage.api.task.program.Fixed;
import org.anlage.api.task.program.ProgrammedTask;
import org.anlage.api.task.program.TrialProgram;
import org.osgi.service.component.annotations.Component;

/** A task that is a program, changed by modifiers. */
@Component(service = Task.class)
@Extension(
    name = "modified",
    text = "A task that is a program, changed: delay, anti, sequence, integrate, distractors, ...")
public final class Modified extends ProgramTask<Modified.Parameters> {
  /**
   * A task and its changes.
   *
   * @param task the task
   * @param modifiers changes, in order
   * @param fixed draws that have one value
   */
  public record Parameters(
      @Parameter(text = "The task: a name, or an object with \"use\".") Chosen<Task<Record>> task,
      @Parameter(text = "Changes, in order.", min = 1) List<ModifierRule> modifiers,
      @Parameter(text = "Draws that have one value.", value = "[]") List<Fixed> fixed)
      implements Fixable<Parameters> {
    /** Copies the lists and checks the changed program. */
    public Parameters {
      modifiers = List.copyOf(modifiers);
      fixed = List.copyOf(fixed);
      CompiledProgram.of(Modifiers.apply(program(task), modifiers), fixed);
    }

    @Override
    public Parameters withFixed(List<Fixed> others) {
      return new Parameters(task, modifiers, others);
    }
  }

  private static TrialProgram program(Chosen<Task<Record>> task) {
    if (!(task.service() instanceof ProgrammedTask<?> programmed)) {
      throw new IllegalArgumentException(
          "task: \"" + task.name() + "\" is no program, so it cannot be modified");
    }
    return program(programmed, task.parameters());
  }

  @SuppressWarnings("unchecked") // parameters of a chosen component are of its type
  private static TrialProgram program(ProgrammedTask<?> task, Record parameters) {
    return ((ProgrammedTask<Record>) task).program(parameters);
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TrialProgram program(Parameters parameters) {
    return Modifiers.apply(program(parameters.task()), parameters.modifiers());
  }
}
