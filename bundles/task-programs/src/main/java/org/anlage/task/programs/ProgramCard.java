package org.anlage.task.programs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.MisplacedValue;
import org.anlage.api.task.Decision;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.task.programs.formula.Formula;

/**
 * What follows from a program: chance, best accuracies, number of distinct trials. All by making
 * every trial without noise.
 *
 * <ul>
 *   <li>Chance is the best score of an answer that is the same in all trials.
 *   <li>Without memory, an answer is a function of the inputs of the last period with any input up
 *       to the scored step.
 *   <li>The ceiling is the best score of a function of all inputs up to the scored step.
 *   <li>Noise is in neither, so that with noise both are bounds.
 * </ul>
 */
final class ProgramCard {
  /** Most values in all trials that are made: trials x steps x channels. */
  private static final double MOST_VALUES = 4e7;

  private static final int CHUNK = 128;

  private final CompiledProgram compiled;
  private final ParsedProgram program;

  ProgramCard(CompiledProgram compiled) {
    this.compiled = compiled;
    program = compiled.parsed();
  }

  /** The description with what follows, and with what the program states itself. */
  TaskDescription described(TaskDescription from) {
    var text = program.program();
    boolean silent = program.shown().stream().allMatch(s -> zero(s.noise()));
    FiniteDraws draws = new FiniteDraws(program.draws());
    Outcomes whole = new Outcomes(from, true);
    boolean finite = draws.finite(draws.all()).cardinality() == program.draws().size();
    boolean seen = finite && visit(draws, draws.all(), whole);
    double chance = text.chance().orElseGet(() -> seen ? whole.chance() : chance(draws, from));
    if (Double.isNaN(chance)) {
      throw new MisplacedValue(
          "the chance of this program does not follow from it: its answers depend on continuous"
              + " draws or on too many combinations of finite ones; state it as \"chance\"",
          List.of(),
          0);
    }
    OptionalDouble memoryless =
        text.memorylessCeiling().isPresent()
            ? OptionalDouble.of(text.memorylessCeiling().get())
            : seen && whole.grouped()
                ? OptionalDouble.of(whole.memoryless())
                : OptionalDouble.empty();
    double ceiling = text.ceiling().orElseGet(() -> seen && whole.grouped() ? whole.best() : 1.0);
    return new TaskDescription(
        from.inputs(),
        from.outputs(),
        from.steps(),
        from.objective(),
        from.periods(),
        chance,
        memoryless.isPresent()
            ? OptionalDouble.of(Math.min(ceiling, memoryless.getAsDouble()))
            : memoryless,
        ceiling,
        seen && silent ? OptionalInt.of(whole.distinct()) : OptionalInt.empty(),
        from.variables(),
        from.decision(),
        from.outputWeights(),
        from.numbers(),
        from.drawnPeriods(),
        from.timeStep(),
        from.inputNames(),
        from.outputNames());
  }

  private static boolean zero(Formula formula) {
    return formula instanceof Formula.Constant constant && constant.value() == 0;
  }

  /** Chance from the draws behind the answers alone; not a number if it does not follow. */
  private double chance(FiniteDraws draws, TaskDescription task) {
    List<Formula> formulas = new ArrayList<>(program.askedFormulas());
    BitSet reads = new BitSet();
    formulas.forEach(formula -> formula.addTo(reads));
    if (reads.get(program.time()) || !(task.decision() instanceof Decision.LastLargest)) {
      formulas.addAll(program.durations());
    }
    Outcomes outcomes = new Outcomes(task, false);
    BitSet behind = draws.behind(formulas);
    boolean finite = draws.finite(behind).equals(behind);
    if (!outcomes.comparable()) {
      return outcomes.chance();
    }
    return finite && visit(draws, behind, outcomes) ? outcomes.chance() : Double.NaN;
  }

  private boolean visit(FiniteDraws draws, BitSet chosen, Outcomes outcomes) {
    TrialBatch batch = compiled.batch(CHUNK);
    double values = (double) batch.steps() * (batch.inputs() + batch.outputs());
    int[] trials = new int[1];
    if (!draws.visit(chosen, (variables, probability) -> ++trials[0] * values < MOST_VALUES)) {
      return false;
    }
    TrialMaker maker = new TrialMaker(compiled);
    double[] probabilities = new double[CHUNK];
    int[] count = new int[1];
    draws.visit(
        chosen,
        (variables, probability) -> {
          maker.write(batch, count[0], variables);
          probabilities[count[0]++] = probability;
          if (count[0] == CHUNK) {
            outcomes.take(batch, probabilities, CHUNK);
            batch.clear();
            count[0] = 0;
          }
          return true;
        });
    outcomes.take(batch, probabilities, count[0]);
    return true;
  }
}
