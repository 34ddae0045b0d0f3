package org.anlage.task.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anlage.api.task.Objective;
import org.anlage.api.task.program.Answer;
import org.anlage.api.task.program.DecisionRule;
import org.anlage.api.task.program.Draw;
import org.anlage.api.task.program.During;
import org.anlage.api.task.program.Form;
import org.anlage.api.task.program.Input;
import org.anlage.api.task.program.Output;
import org.anlage.api.task.program.PeriodRule;
import org.anlage.api.task.program.ProgramVariable;
import org.anlage.api.task.program.ProgramVariation;
import org.anlage.api.task.program.TrialProgram;

/** Puts a program together, part by part. */
public final class ProgramBuilder {
  private static final double WIDTH = 22.5;

  private final double step;
  private final List<Draw> draws = new ArrayList<>();
  private final List<PeriodRule> periods = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<ProgramVariable> variables = new ArrayList<>();
  private final List<ProgramVariation> variations = new ArrayList<>();
  private Objective objective = Objective.CROSS_ENTROPY;
  private DecisionRule decision = DecisionRule.last();
  private Optional<Double> chance = Optional.empty();

  /** A program in steps of so many ms. */
  public ProgramBuilder(double step) {
    this.step = step;
  }

  /** "one_of(1.0, 2.0)". */
  public static String oneOf(List<Double> values) {
    return "one_of(" + values.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
  }

  /** Adds a draw. */
  public ProgramBuilder draw(String name, String value) {
    draws.add(new Draw(name, value));
    return this;
  }

  /** Adds a draw that is a variable too; with names of its levels where it has any. */
  public ProgramBuilder variable(String name, String value, String... levels) {
    draw(name, value);
    variables.add(new ProgramVariable(name, name, List.of(levels)));
    return this;
  }

  /** Adds a draw of one of some values that is a variable and a variation too. */
  public ProgramBuilder varied(String name, String unit, List<Double> values, List<Double> shown) {
    draw(name, oneOf(values));
    variables.add(new ProgramVariable(name, name, List.of()));
    List<Double> all = new ArrayList<>(values);
    all.addAll(shown);
    List<Double> ordered = all.stream().sorted().distinct().toList();
    if (ordered.size() > 1) {
      variations.add(new ProgramVariation(name, unit, ordered));
    }
    return this;
  }

  /** Adds a period with a formula of its duration, ms. */
  public ProgramBuilder period(String name, String duration) {
    periods.add(new PeriodRule(name, duration));
    return this;
  }

  /** Adds a period of so many ms. */
  public ProgramBuilder period(String name, double duration) {
    return period(name, Double.toString(duration));
  }

  /** Adds an input of one channel that is 1 in some periods. */
  public ProgramBuilder cue(String name, String... during) {
    return scalar(name, During.of(List.of(during), "1"));
  }

  /** Adds an input of one channel. */
  public ProgramBuilder scalar(String name, During... during) {
    inputs.add(Input.scalar(name, during));
    return this;
  }

  /** Adds an input of one channel for each of several values. */
  public ProgramBuilder oneHot(String name, int size, During... during) {
    inputs.add(Input.oneHot(name, size, during));
    return this;
  }

  /** Adds an input on a ring with another form. */
  public ProgramBuilder ring(String name, Form form, int size, double width, During... during) {
    inputs.add(new Input(name, form, size, width, List.of(during)));
    return this;
  }

  /** Adds an input on a ring with cosines. */
  public ProgramBuilder cosines(String name, int size, During... during) {
    return ring(name, Form.COSINE, size, WIDTH, during);
  }

  /** Adds an output of classes. */
  public ProgramBuilder classes(String name, int size) {
    outputs.add(Output.classes(name, size));
    return this;
  }

  /** Adds an output of values, whose targets are compared by an objective. */
  public ProgramBuilder values(Output output, Objective comparison) {
    outputs.add(output);
    objective = comparison;
    return this;
  }

  /** Asks for a value in some periods. */
  public ProgramBuilder answer(String output, String value, String... during) {
    return answer(Answer.of(output, List.of(during), value));
  }

  /** Asks for an answer. */
  public ProgramBuilder answer(Answer answer) {
    answers.add(answer);
    return this;
  }

  /** Sets the decision; without one it is the largest output at the last scored step. */
  public ProgramBuilder decidedBy(DecisionRule rule) {
    decision = rule;
    return this;
  }

  /** States the chance, where it does not follow. */
  public ProgramBuilder chance(double stated) {
    chance = Optional.of(stated);
    return this;
  }

  /** The program. */
  public TrialProgram build() {
    return new TrialProgram(
        step,
        draws,
        periods,
        inputs,
        objective,
        outputs,
        answers,
        decision,
        variables,
        variations,
        Optional.empty(),
        chance,
        Optional.empty(),
        Optional.empty());
  }
}
