package org.anlage.task.programs;

import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.MisplacedValue;
import org.anlage.api.component.Parameter;
import org.anlage.api.task.Task;
import org.anlage.api.task.program.Fixed;
import org.anlage.api.task.program.TrialProgram;
import org.osgi.service.component.annotations.Component;

/** A task written as data: draws, periods, inputs, answers, loss and decision. */
@Component(service = Task.class)
@Extension(
    name = "program",
    text = "A task written as data in the experiment file: what is drawn, shown and asked")
public final class Program extends ProgramTask<Program.Parameters> {
  /**
   * The program.
   *
   * @param program the program
   * @param modifiers changes of it, in order
   * @param fixed draws that have one value
   */
  public record Parameters(
      @Parameter(text = "The program; `anlage describe TASK --program` prints one to start from.")
          TrialProgram program,
      @Parameter(text = "Changes of the program, in order.", value = "[]")
          List<ModifierRule> modifiers,
      @Parameter(text = "Draws that have one value.", value = "[]") List<Fixed> fixed)
      implements Fixable<Parameters> {
    /** Copies the lists and checks the program. */
    public Parameters {
      modifiers = List.copyOf(modifiers);
      fixed = List.copyOf(fixed);
      try {
        CompiledProgram.of(program, List.of());
      } catch (MisplacedValue e) {
        List<Object> path = new java.util.ArrayList<>(List.of("program"));
        path.addAll(e.path());
        throw new MisplacedValue(String.valueOf(e.getMessage()), path, e.column());
      }
      CompiledProgram.of(Modifiers.apply(program, modifiers), fixed);
    }

    @Override
    public Parameters withFixed(List<Fixed> others) {
      return new Parameters(program, modifiers, others);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TrialProgram program(Parameters parameters) {
    return Modifiers.apply(parameters.program(), parameters.modifiers());
  }
}
