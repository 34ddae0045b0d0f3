package org.anlage.api.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.matrix.Matrix;

/**
 * A piece of cortex: the same neurons in every part.
 *
 * @param neurons who they are
 * @param positions where they are
 * @param synapses how they are wired
 * @param activity what they did
 * @param functional N x N functional matrices that came with the data, full and symmetric: {@code
 *     correlation}, {@code sttc}, {@code precision}; estimated from activity where absent
 * @param provenance where it came from
 * @param trials when stimuli were shown, in the time of the activity
 */
public record Cortex(
    Neurons neurons,
    Optional<Positions> positions,
    Optional<Synapses> synapses,
    Optional<Activity> activity,
    Map<String, Matrix> functional,
    Provenance provenance,
    Optional<Trials> trials) {
  /** Checks that all parts speak of the same number of neurons. */
  public Cortex {
    functional = Map.copyOf(functional);
    int n = neurons.size();
    positions.ifPresent(p -> require(n, p.size(), "positions"));
    synapses.ifPresent(s -> require(n, s.neurons(), "synapses"));
    activity.ifPresent(a -> require(n, a.neurons(), "activity"));
    functional.forEach(
        (name, matrix) -> {
          require(n, matrix.rows(), name + " (rows)");
          require(n, matrix.columns(), name + " (columns)");
        });
  }

  /** Cortex whose trials are not known. */
  public Cortex(
      Neurons neurons,
      Optional<Positions> positions,
      Optional<Synapses> synapses,
      Optional<Activity> activity,
      Map<String, Matrix> functional,
      Provenance provenance) {
    this(neurons, positions, synapses, activity, functional, provenance, Optional.empty());
  }

  /** Number of neurons. */
  public int size() {
    return neurons.size();
  }

  /**
   * SHA-256 of everything that can enter a result: the values, not the path they came from. Hex.
   */
  public String digest() {
    Digest digest = new Digest();
    digest.text("anlage cortex 1").number(size());
    new TreeMap<>(neurons.ids()).forEach((name, ids) -> digest.text(name).longs(ids));
    new TreeMap<>(neurons.labels()).forEach((name, texts) -> digest.text(name).texts(texts));
    positions.ifPresent(p -> digest.text("positions").doubles(p.micrometres().values()));
    synapses.ifPresent(s -> digest.text("synapses").ints(s.pre()).ints(s.post()).ints(s.count()));
    synapses.flatMap(Synapses::size).ifPresent(s -> digest.text("sizes").doubles(s));
    activity.ifPresent(a -> digest.activity(a));
    trials.ifPresent(
        t -> digest.text("trials").doubles(t.start()).doubles(t.stop()).texts(t.stimulus()));
    new TreeMap<>(functional).forEach((name, m) -> digest.text(name).doubles(m.values()));
    return digest.hex();
  }

  private static void require(int expected, int got, String part) {
    if (expected != got) {
      throw new IllegalArgumentException(
          part + ": " + got + " neurons where the data set has " + expected);
    }
  }

  private static final class Digest {
    private final MessageDigest sha;

    Digest() {
      try {
        sha = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    Digest text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      number(bytes.length);
      sha.update(bytes);
      return this;
    }

    Digest texts(List<String> texts) {
      number(texts.size());
      texts.forEach(this::text);
      return this;
    }

    Digest number(long value) {
      sha.update(ByteBuffer.allocate(8).putLong(value).flip());
      return this;
    }

    Digest longs(long[] values) {
      number(values.length);
      ByteBuffer bytes = ByteBuffer.allocate(values.length * 8);
      bytes.asLongBuffer().put(values);
      sha.update(bytes);
      return this;
    }

    Digest ints(int[] values) {
      number(values.length);
      ByteBuffer bytes = ByteBuffer.allocate(values.length * 4);
      bytes.asIntBuffer().put(values);
      sha.update(bytes);
      return this;
    }

    Digest doubles(double[] values) {
      number(values.length);
      ByteBuffer bytes = ByteBuffer.allocate(values.length * 8);
      bytes.asDoubleBuffer().put(values);
      sha.update(bytes);
      return this;
    }

    void activity(Activity activity) {
      if (activity instanceof Activity.Events events) {
        text("events").number(Double.doubleToLongBits(events.duration()));
        if (events.start() != 0) {
          text("start").number(Double.doubleToLongBits(events.start()));
        }
        for (double[] train : events.times()) {
          doubles(train);
        }
      } else if (activity instanceof Activity.Traces traces) {
        text("traces").number(Double.doubleToLongBits(traces.interval()));
        doubles(traces.values().values());
      } else if (activity instanceof Activity.Streamed streamed) {
        text("streamed").number(Double.doubleToLongBits(streamed.interval()));
        number(streamed.samples());
        int piece = Math.max(1, (1 << 22) / Math.max(1, streamed.neurons()));
        for (int from = 0; from < streamed.samples(); from += piece) {
          int to = Math.min(streamed.samples(), from + piece);
          doubles(streamed.reader().read(from, to).values());
        }
      }
    }

    String hex() {
      return HexFormat.of().formatHex(sha.digest());
    }
  }
}
