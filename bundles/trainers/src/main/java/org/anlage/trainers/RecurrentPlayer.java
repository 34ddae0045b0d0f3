package org.anlage.trainers;

import java.util.List;
import java.util.Optional;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.cell.NetworkPlayer;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Extension;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.osgi.service.component.annotations.Component;

/**
 * Plays networks of every cell in their own precision; states and outputs are kept in single
 * precision.
 */
@Component(service = NetworkPlayer.class)
@Extension(name = "recurrent", text = "Plays trials to a network and records it")
public final class RecurrentPlayer implements NetworkPlayer {
  private static final int CHUNK = 256;

  @Override
  public NetworkActivity play(Network network, TrialBatch batch, Kernels kernels) {
    return play(BuiltInCells.of(network.spec()), network, batch, kernels);
  }

  @Override
  public NetworkActivity play(
      Chosen<CellType<Record>> cell,
      Network network,
      TrialBatch batch,
      Optional<Matrix> starts,
      List<StateChange> changes,
      Kernels kernels) {
    NetworkSpec spec = network.spec();
    Shapes.check(spec, batch.inputs(), batch.outputs());
    int trials = batch.trials();
    int steps = batch.steps();
    float[] states = new float[Math.multiplyExact(steps * trials, spec.units())];
    float[] outputs = new float[steps * trials * spec.outputs()];
    int chunk = Math.min(CHUNK, trials);
    Weights weights = new Weights(network, cell, kernels, chunk);
    Trajectory trajectory = new Trajectory(weights, steps, chunk, kernels);
    starts.ifPresent(given -> requireStarts(given, trials, spec.units(), weights.state()));
    changes.forEach(change -> requireUnits(change, spec.units()));
    RealBuffer start = spec.precision().allocate(chunk * weights.state());
    RealBuffer read = spec.precision().allocate(chunk * spec.outputs());
    for (int first = 0; first < trials; first += chunk) {
      int count = Math.min(chunk, trials - first);
      trajectory.load(batch, first, count);
      if (starts.isPresent()) {
        fill(start, starts.get(), first, count, weights.state());
        trajectory.startFrom(start, count);
      }
      trajectory.change(changes, List.of());
      trajectory.run(count);
      for (int t = 0; t < steps; t++) {
        int trial = batch.at(t, first);
        copy(
            trajectory.rows(),
            trajectory.stateAfter(t),
            trajectory.stride(),
            count,
            spec.units(),
            states,
            trial * spec.units());
        trajectory.read(t, count, read);
        copy(read, 0, spec.outputs(), count, spec.outputs(), outputs, trial * spec.outputs());
      }
    }
    return new NetworkActivity(trials, steps, spec.units(), spec.outputs(), states, outputs);
  }

  @Override
  public Differentiation differentiate(
      Chosen<CellType<Record>> cell,
      Network network,
      TaskDescription task,
      TrialBatch batch,
      Kernels kernels) {
    Shapes.check(network.spec(), batch.inputs(), batch.outputs());
    return new TrialGradients(cell, network, task, batch, kernels);
  }

  private static void fill(RealBuffer target, Matrix starts, int first, int count, int state) {
    for (int trial = 0; trial < count; trial++) {
      for (int i = 0; i < starts.columns(); i++) {
        target.set(trial * state + i, starts.get(first + trial, i));
      }
    }
  }

  private static void requireStarts(Matrix starts, int trials, int units, int state) {
    if (starts.rows() != trials || (starts.columns() != units && starts.columns() != state)) {
      throw new IllegalArgumentException(
          "starts are "
              + starts.shape()
              + " and should be "
              + trials
              + " trials x "
              + units
              + " units, or x "
              + state
              + " values of state");
    }
  }

  private static void requireUnits(StateChange change, int units) {
    if (change.scale().length != units) {
      throw new IllegalArgumentException(
          "a change of states has "
              + change.scale().length
              + " factors, and there are "
              + units
              + " units");
    }
  }

  private static void copy(
      RealBuffer from, int offset, int stride, int rows, int columns, float[] to, int at) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        to[at + i * columns + j] = (float) from.get(offset + i * stride + j);
      }
    }
  }
}
