package org.anlage.task.programs;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;
import org.anlage.task.programs.formula.Formula;

/** Makes trials of a program. Owns buffers of one trial. */
final class TrialMaker {
  private static final int ATTEMPTS = 1000;

  private final CompiledProgram compiled;
  private final ParsedProgram program;
  private final double[] variables;
  private final int[] starts;
  private final int[] ends;
  private final double[] shown;
  private final boolean labelled;

  TrialMaker(CompiledProgram compiled) {
    this.compiled = compiled;
    program = compiled.parsed();
    variables = new double[program.draws().size() + 1];
    starts = new int[program.durations().size()];
    ends = new int[starts.length];
    shown = new double[Math.max(program.inputs(), program.outputs())];
    labelled = program.program().objective().labelled();
  }

  /**
   * Draws a trial and writes it into a batch.
   *
   * @param training whether trials that are held out of training are drawn again
   */
  void make(TrialBatch batch, int trial, RandomStream random, boolean training) {
    draw(random);
    if (training && program.heldOut().isPresent()) {
      for (int attempt = 1; program.heldOut().get().at(variables) != 0; attempt++) {
        if (attempt == ATTEMPTS) {
          throw ProblemException.configuration(
              new Problem(
                  "a thousand trials in a row are held out of training",
                  "\"heldOut\"",
                  program.program().heldOut().orElseThrow(),
                  "a formula that is false of many trials",
                  ""));
        }
        draw(random.split(-1L - attempt));
      }
    }
    write(batch, trial, Optional.of(random));
  }

  /** Every draw has a stream of its own, so that fixing one changes no other. */
  private void draw(RandomStream random) {
    for (int i = 0; i < variables.length - 1; i++) {
      variables[i] = program.draws().get(i).draw(variables, random.split(i));
    }
  }

  /** Writes a trial without noise, given its draws. */
  void write(TrialBatch batch, int trial, double[] draws) {
    System.arraycopy(draws, 0, variables, 0, variables.length - 1);
    write(batch, trial, Optional.empty());
  }

  private void write(TrialBatch batch, int trial, Optional<RandomStream> random) {
    place(batch, trial);
    for (int i = 0; i < program.shown().size(); i++) {
      int number = variables.length + i;
      show(batch, trial, program.shown().get(i), random.map(stream -> stream.split(number)));
    }
    if (!labelled) {
      for (int t = 0; t < ends[ends.length - 1]; t++) {
        int at = batch.at(t, trial) * batch.outputs();
        for (int o = 0; o < batch.outputs(); o++) {
          batch.values()[at + o] = (float) compiled.bases()[o];
        }
      }
    }
    program.asked().forEach(asked -> ask(batch, trial, asked));
    label(batch, trial);
  }

  private void place(TrialBatch batch, int trial) {
    int at = 0;
    for (int p = 0; p < starts.length; p++) {
      double duration = program.durations().get(p).at(variables);
      starts[p] = at;
      at += Timing.steps(duration, program.program().step());
      ends[p] = at;
      int number = compiled.periodNumber(p);
      if (number >= 0) {
        batch.starts(number)[trial] = starts[p];
        batch.ends(number)[trial] = ends[p];
      }
    }
    if (at > batch.steps() || at == 0) {
      throw ProblemException.configuration(
          new Problem(
              "the durations of a trial do not fit into the longest trial",
              "\"periods\"",
              at + " steps",
              "1 to " + batch.steps(),
              ""));
    }
  }

  private void show(
      TrialBatch batch, int trial, ParsedProgram.Shown show, Optional<RandomStream> random) {
    boolean timed = timed(show.value(), show.strength(), show.base());
    double noise = random.isPresent() ? show.noise().at(variables) : 0;
    int first = starts[show.periods()[0]];
    if (!timed) {
      units(show, show.base().at(variables));
      if (noise == 0 && silent(show.units().size())) {
        return;
      }
    }
    float[] input = batch.input();
    for (int p : show.periods()) {
      for (int t = starts[p]; t < ends[p]; t++) {
        if (timed) {
          time(t - first);
          units(show, show.base().at(variables));
        }
        int at = batch.at(t, trial) * batch.inputs() + show.units().channel();
        for (int k = 0; k < show.units().size(); k++) {
          double value = shown[k];
          if (noise != 0) {
            value += noise * random.orElseThrow().nextGaussian();
          }
          input[at + k] += (float) value;
        }
      }
    }
  }

  private void units(ParsedProgram.Shown show, double base) {
    show.units().show(show.value().at(variables), show.strength().at(variables), base, shown);
  }

  private boolean silent(int size) {
    for (int k = 0; k < size; k++) {
      if (shown[k] != 0) {
        return false;
      }
    }
    return true;
  }

  private void time(int step) {
    variables[program.time()] = step * program.program().step();
  }

  private boolean timed(Formula... formulas) {
    BitSet reads = new BitSet();
    List.of(formulas).forEach(formula -> formula.addTo(reads));
    return reads.get(program.time());
  }

  private void ask(TrialBatch batch, int trial, ParsedProgram.Asked asked) {
    boolean timed = timed(asked.value(), asked.strength());
    int first = starts[asked.periods()[0]];
    if (!timed) {
      answer(asked);
    }
    for (int p : asked.periods()) {
      for (int t = starts[p]; t < ends[p]; t++) {
        if (timed) {
          time(t - first);
          answer(asked);
        }
        int at = batch.at(t, trial);
        Units units = asked.units();
        if (labelled) {
          batch.labels()[at] = units.channel() + units.unit(asked.value().at(variables));
        } else {
          for (int k = 0; k < units.size(); k++) {
            batch.values()[at * batch.outputs() + units.channel() + k] += (float) shown[k];
          }
        }
        if (t >= first + asked.grace()) {
          batch.mask()[at] = Math.max(batch.mask()[at], (float) asked.weight());
        }
      }
    }
  }

  private void answer(ParsedProgram.Asked asked) {
    if (!labelled) {
      Arrays.fill(shown, 0);
      asked.units().show(asked.value().at(variables), asked.strength().at(variables), 0, shown);
    }
  }

  /** Levels, numbers, and the condition: the levels of the first variables as digits. */
  private void label(TrialBatch batch, int trial) {
    long condition = 0;
    long conditions = 1;
    for (int v = 0; v < compiled.levels().size(); v++) {
      Levels levels = compiled.levels().get(v);
      int level = levels.level(variables);
      batch.levels(v)[trial] = level;
      if (conditions * levels.count() <= Integer.MAX_VALUE) {
        conditions *= levels.count();
        condition = condition * levels.count() + level;
      }
    }
    batch.conditions()[trial] = (int) condition;
    for (int n = 0; n < compiled.numbers().size(); n++) {
      batch.numbers(n)[trial] = compiled.numbers().get(n).value(variables);
    }
  }
}
