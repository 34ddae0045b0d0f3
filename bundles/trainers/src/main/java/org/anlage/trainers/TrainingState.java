package org.anlage.trainers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.Snapshot;

/**
 * All that one update hands to the next: weights, the optimiser's memory, metrics, snapshots and
 * the account of early stopping. Randomness is not among it, because every draw is a function of
 * the update's number. As bytes: the number of updates made, then all buffers in order, then
 * metrics and snapshots.
 */
final class TrainingState {
  final UpdateRule rule;
  final History history;
  final EarlyStopping stopping;
  final List<Snapshot> snapshots = new ArrayList<>();
  private final Weights weights;

  TrainingState(BpttTrainer.Parameters parameters, Weights weights, List<NamedPenalty> penalties) {
    this.weights = weights;
    rule = UpdateRule.of(parameters, weights.buffers());
    history = new History(penalties);
    stopping = new EarlyStopping(parameters.patience(), weights.buffers());
  }

  /** Keeps the recurrent weights. */
  void snapshot(int update) {
    snapshots.add(new Snapshot(update, weights.recurrentMatrix()));
  }

  /** The state after an update. */
  byte[] toBytes(int update) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(update);
      for (RealBuffer buffer : buffers()) {
        write(buffer, out);
      }
      history.write(out);
      out.writeInt(snapshots.size());
      for (Snapshot snapshot : snapshots) {
        out.writeInt(snapshot.update());
        write(new RealBuffer.Float64(snapshot.recurrent().values()), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Takes a state that {@link #toBytes} wrote for the same run.
   *
   * @return the number of updates made
   * @throws IllegalArgumentException if the bytes are of another run
   */
  int fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      final int update = in.readInt();
      for (RealBuffer buffer : buffers()) {
        read(buffer, in);
      }
      history.read(in);
      snapshots.clear();
      int units = weights.spec.units();
      for (int left = in.readInt(); left > 0; left--) {
        int at = in.readInt();
        RealBuffer.Float64 values = new RealBuffer.Float64(new double[units * units]);
        read(values, in);
        snapshots.add(new Snapshot(at, Weights.take(units, units, values, 0)));
      }
      weights.changed();
      return update;
    } catch (IOException e) {
      throw new IllegalArgumentException("the checkpoint is not one of this run", e);
    }
  }

  private List<RealBuffer> buffers() {
    return Stream.of(weights.buffers(), rule.memory(), stopping.memory())
        .flatMap(List::stream)
        .toList();
  }

  private static void write(RealBuffer buffer, DataOutputStream out) throws IOException {
    out.writeInt(buffer.length());
    if (buffer instanceof RealBuffer.Float32 single) {
      for (float value : single.values()) {
        out.writeFloat(value);
      }
    } else if (buffer instanceof RealBuffer.Float64 twice) {
      for (double value : twice.values()) {
        out.writeDouble(value);
      }
    }
  }

  private static void read(RealBuffer buffer, DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length != buffer.length()) {
      throw new IOException("a buffer of " + length + " instead of " + buffer.length());
    }
    for (int i = 0; i < length; i++) {
      buffer.set(i, buffer instanceof RealBuffer.Float32 ? in.readFloat() : in.readDouble());
    }
  }
}
