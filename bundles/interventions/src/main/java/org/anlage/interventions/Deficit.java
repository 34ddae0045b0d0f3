package org.anlage.interventions;

import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * A deficit of input channels in a window of updates, to look for critical periods of learning:
 * channels are silent, noise, or shuffled between trials.
 */
@Component(service = Intervention.class)
@Extension(
    name = "deficit",
    text = "input channels that are silent, noise or shuffled between trials in some updates",
    source = "Achille, Rovere and Soatto 2019, arXiv 1711.08856")
public final class Deficit implements Intervention<Deficit.Parameters> {
  /** What a channel carries instead of its input. */
  public enum Form {
    /** Nothing. */
    SILENT,
    /** Standard Gaussian noise. */
    NOISE,
    /** The input of another trial of the batch. */
    SHUFFLED
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Channels, from 0; none: all", value = "[]") List<Integer> channels,
      @Parameter(text = "What they carry", value = "\"silent\"") Form form,
      @Parameter(text = "First update, from 1", value = "1", min = 1) int from,
      @Parameter(text = "Number of updates; 0: to the end", value = "0", min = 0) int length) {
    /** Copies the list. */
    public Parameters {
      channels = List.copyOf(channels);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, InterventionContext context) {
    int inputs = context.task().inputs();
    for (int channel : p.channels()) {
      if (channel < 0 || channel >= inputs) {
        throw ProblemException.configuration(
            new Problem(
                "a channel that the task does not have",
                "\"channels\" of intervention \"deficit\"",
                Integer.toString(channel),
                "0 to " + (inputs - 1),
                ""));
      }
    }
    boolean[] affected = new boolean[inputs];
    for (int i = 0; i < inputs; i++) {
      affected[i] = p.channels().isEmpty() || p.channels().contains(i);
    }
    Window window = Window.of(p.from(), p.length(), context, "deficit");
    return new Bound() {
      @Override
      public void trials(int update, TrialBatch batch, RandomStream random) {
        if (window.contains(update)) {
          requireFixedInputs(batch);
          change(p.form(), affected, batch, random);
        }
      }
    };
  }

  private static void requireFixedInputs(TrialBatch batch) {
    if (batch.rewarded()) {
      throw ProblemException.configuration(
          new Problem(
              "a deficit changes inputs before a trial begins",
              "intervention \"deficit\"",
              "a task whose inputs depend on what the network does",
              "a task without rewards",
              ""));
    }
  }

  private static void change(Form form, boolean[] affected, TrialBatch batch, RandomStream random) {
    int[] other = random.split("order").permutation(batch.trials());
    float[] input = batch.input();
    float[] given = input.clone();
    RandomStream noise = random.split("noise");
    for (int t = 0; t < batch.steps(); t++) {
      for (int trial = 0; trial < batch.trials(); trial++) {
        for (int i = 0; i < affected.length; i++) {
          if (affected[i]) {
            int at = batch.at(t, trial) * affected.length + i;
            input[at] =
                switch (form) {
                  case SILENT -> 0;
                  case NOISE -> (float) noise.nextGaussian();
                  case SHUFFLED -> given[batch.at(t, other[trial]) * affected.length + i];
                };
          }
        }
      }
    }
  }
}
