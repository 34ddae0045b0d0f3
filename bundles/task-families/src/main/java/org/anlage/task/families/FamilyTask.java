package org.anlage.task.families;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.task.program.TrialProgram;
import org.anlage.task.programs.ProgramTask;

/** A task whose program is made from settings. */
final class FamilyTask extends ProgramTask<Settings> {
  private final String name;
  private final Set<Settings.Use> uses;
  private final Function<Settings, TrialProgram> factory;

  FamilyTask(String name, Set<Settings.Use> uses, Function<Settings, TrialProgram> factory) {
    this.name = name;
    this.uses = Set.copyOf(uses);
    this.factory = factory;
  }

  /** The same with a program that is changed. */
  FamilyTask changed(String other, UnaryOperator<TrialProgram> change) {
    return new FamilyTask(other, uses, settings -> change.apply(factory.apply(settings)));
  }

  @Override
  public Class<Settings> parameters() {
    return Settings.class;
  }

  @Override
  public TrialProgram program(Settings settings) {
    List<String> useless = settings.useless(uses);
    if (!useless.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "the task has no use for " + String.join(", ", useless),
              "task \"" + name + "\"",
              "",
              "",
              "leave it out"));
    }
    return factory.apply(settings);
  }
}
