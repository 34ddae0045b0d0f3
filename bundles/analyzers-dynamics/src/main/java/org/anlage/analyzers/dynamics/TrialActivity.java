package org.anlage.analyzers.dynamics;

import java.util.Optional;
import java.util.Set;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.RunView;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Moments;
import org.anlage.api.task.TrialBatch;
import org.anlage.linear.dynamics.InputNoise;

/**
 * States of a trained network on noisy trials, as activity: a trial is a segment, a step a second.
 *
 * @param title what it is
 * @param recording the states
 * @param weights the network's recurrent weights
 */
record TrialActivity(String title, NetworkActivity recording, Optional<Matrix> weights)
    implements ActivityView {

  /** Plays fresh trials with the noise of training on their inputs. */
  static TrialActivity of(RunView run, int trials, RandomStream random) {
    return of(run, trials, run.inputNoise(), random);
  }

  /** Plays fresh trials with Gaussian noise of a standard deviation on their inputs. */
  static TrialActivity of(RunView run, int trials, double noise, RandomStream random) {
    TrialBatch batch = run.trials(trials);
    InputNoise.add(batch, noise, random.split("input noise"));
    return new TrialActivity(run.task(), run.play(batch), Optional.of(run.trained().recurrent()));
  }

  @Override
  public int units() {
    return recording.units();
  }

  @Override
  public double interval() {
    return 1;
  }

  @Override
  public int segments() {
    return recording.trials();
  }

  @Override
  public int samples(int segment) {
    return recording.steps();
  }

  @Override
  public Matrix segment(int index) {
    Matrix segment = Matrix.zeros(recording.units(), recording.steps());
    for (int t = 0; t < recording.steps(); t++) {
      int row = (t * recording.trials() + index) * recording.units();
      for (int i = 0; i < recording.units(); i++) {
        segment.set(i, t, recording.states()[row + i]);
      }
    }
    return segment;
  }

  @Override
  public Optional<Moments> moments() {
    return Optional.empty();
  }

  @Override
  public Optional<Positions> positions() {
    return Optional.empty();
  }

  @Override
  public Set<String> arrays() {
    return Set.of();
  }

  @Override
  public Matrix array(String name) {
    throw new IllegalArgumentException("trials keep no array '" + name + "'");
  }
}
