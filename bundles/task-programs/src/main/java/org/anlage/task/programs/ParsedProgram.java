package org.anlage.task.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.task.program.TrialProgram;
import org.anlage.task.programs.formula.DrawRule;
import org.anlage.task.programs.formula.Formula;

/**
 * A program with its formulas parsed. Variables are the draws in their order, and then the time.
 *
 * @param program its text
 * @param draws how draws get their values
 * @param free the same, had none a fixed value
 * @param durations durations of the periods, ms
 * @param shown what inputs show
 * @param asked what is asked of outputs
 * @param variables values of the variables
 * @param heldOut which trials do not occur in training
 */
record ParsedProgram(
    TrialProgram program,
    List<DrawRule> draws,
    List<DrawRule> free,
    List<Formula> durations,
    List<Shown> shown,
    List<Asked> asked,
    List<Formula> variables,
    Optional<Formula> heldOut) {
  /** What an input shows in some periods; see {@link org.anlage.api.task.program.During}. */
  record Shown(
      Units units, int[] periods, Formula value, Formula strength, Formula base, Formula noise) {}

  /** What is asked of an output; see {@link org.anlage.api.task.program.Answer}. */
  record Asked(
      Units units, int[] periods, Formula value, Formula strength, double weight, int grace) {}

  /** Number of the time among the variables. */
  int time() {
    return draws.size();
  }

  int inputs() {
    return program.inputs().stream().mapToInt(input -> input.size()).sum();
  }

  int outputs() {
    return program.outputs().stream().mapToInt(output -> output.size()).sum();
  }

  /** The formulas of all that is shown but the noise. */
  List<Formula> shownFormulas() {
    List<Formula> formulas = new ArrayList<>();
    shown.forEach(s -> formulas.addAll(List.of(s.value(), s.strength(), s.base())));
    return formulas;
  }

  /** The formulas of all that is asked. */
  List<Formula> askedFormulas() {
    List<Formula> formulas = new ArrayList<>();
    asked.forEach(a -> formulas.addAll(List.of(a.value(), a.strength())));
    return formulas;
  }
}
