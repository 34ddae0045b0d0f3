package org.anlage.trainers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.training.Snapshot;

/**
 * All that one update hands to the next: weights, the memory of rules and interventions, metrics,
 * snapshots and the account of early stopping. Randomness is not among it, because every draw is a
 * function of the update's number. As bytes: the number of updates made, then all buffers in order,
 * then metrics and snapshots.
 */
final class TrainingState {
  final History history;
  final EarlyStopping stopping;
  final List<Snapshot> snapshots = new ArrayList<>();
  private final Weights weights;
  private final List<RealBuffer> memory;

  /**
   * @param memory all that rules and interventions remember
   * @param penalties names of the penalties in the history
   */
  TrainingState(int patience, Weights weights, List<RealBuffer> memory, List<String> penalties) {
    this.weights = weights;
    this.memory = List.copyOf(memory);
    history = new History(penalties);
    stopping = new EarlyStopping(patience, weights.buffers());
  }

  /** Keeps all parameters. */
  void snapshot(int update) {
    snapshots.add(new Snapshot(update, weights.network().parameters()));
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
        out.writeInt(snapshot.parameters().size());
        for (Map.Entry<String, Matrix> entry : new TreeMap<>(snapshot.parameters()).entrySet()) {
          out.writeUTF(entry.getKey());
          out.writeInt(entry.getValue().columns());
          write(new RealBuffer.Float64(entry.getValue().values()), out);
        }
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
      for (int left = in.readInt(); left > 0; left--) {
        snapshots.add(new Snapshot(in.readInt(), parameters(in)));
      }
      weights.changed();
      return update;
    } catch (IOException e) {
      throw new IllegalArgumentException("the checkpoint is not one of this run", e);
    }
  }

  private static Map<String, Matrix> parameters(DataInputStream in) throws IOException {
    Map<String, Matrix> parameters = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      int columns = in.readInt();
      double[] values = new double[in.readInt()];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readDouble();
      }
      parameters.put(name, Matrix.of(values.length / columns, columns, values));
    }
    return parameters;
  }

  private List<RealBuffer> buffers() {
    return Stream.of(weights.buffers(), memory, stopping.memory()).flatMap(List::stream).toList();
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
