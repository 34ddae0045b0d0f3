package org.anlage.task.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.anlage.api.task.Variation;
import org.anlage.api.task.program.Fixed;
import org.anlage.api.task.program.ProgrammedTask;

/**
 * A task whose trials a program makes.
 *
 * @param <P> parameters
 */
public abstract class ProgramTask<P extends Record & ProgramTask.Fixable<P>>
    implements ProgrammedTask<P> {
  /**
   * Parameters with draws that have one value.
   *
   * @param <P> the record
   */
  public interface Fixable<P> {
    /** The draws that have one value. */
    List<Fixed> fixed();

    /** The same with other draws that have one value. */
    P withFixed(List<Fixed> fixed);
  }

  private CompiledProgram compiled(P parameters) {
    try {
      return CompiledProgram.of(program(parameters), parameters.fixed());
    } catch (IllegalArgumentException e) {
      throw ProblemException.configuration(
          new Problem(
              "the trial program cannot be used", "", "", "", String.valueOf(e.getMessage())));
    }
  }

  @Override
  public final TaskDescription describe(P parameters) {
    return compiled(parameters).description();
  }

  @Override
  public final List<Variation> variations(P parameters) {
    return program(parameters).variations().stream()
        .map(variation -> new Variation(variation.draw(), variation.unit(), variation.values()))
        .toList();
  }

  @Override
  public final Optional<P> vary(P parameters, String variation, double value) {
    boolean known =
        program(parameters).variations().stream().anyMatch(v -> v.draw().equals(variation));
    return known ? fixed(parameters, variation, value) : Optional.empty();
  }

  /** The draw {@code delay}, where the period of that name lasts as long as it. */
  @Override
  public final Optional<P> withDelay(P parameters, int steps) {
    var program = program(parameters);
    boolean has =
        program.draws().stream().anyMatch(draw -> draw.name().equals("delay"))
            && program.periods().stream()
                .anyMatch(p -> p.name().equals("delay") && p.duration().equals("delay"));
    return has ? fixed(parameters, "delay", steps * program.step()) : Optional.empty();
  }

  /** The parameters with a draw fixed; empty if the program cannot take its value. */
  private Optional<P> fixed(P parameters, String draw, double value) {
    List<Fixed> fixed = new ArrayList<>(parameters.fixed());
    fixed.removeIf(one -> one.name().equals(draw));
    fixed.add(new Fixed(draw, value));
    try {
      P changed = parameters.withFixed(List.copyOf(fixed));
      CompiledProgram.of(program(changed), changed.fixed());
      return Optional.of(changed);
    } catch (IllegalArgumentException valueThatCannotBe) {
      return Optional.empty();
    }
  }

  @Override
  public final void fill(P parameters, TrialBatch batch, RandomStream random) {
    fill(parameters, batch, random, TrialRequest.analysis());
  }

  @Override
  public final void fill(
      P parameters, TrialBatch batch, RandomStream random, TrialRequest request) {
    TrialMaker maker = new TrialMaker(compiled(parameters));
    boolean training = request.split() == TrialRequest.Split.TRAINING;
    for (int trial = 0; trial < batch.trials(); trial++) {
      maker.make(batch, trial, random.split(trial), training);
    }
  }
}
