package org.anlage.engine.compute;

import java.util.Optional;
import java.util.Set;
import org.anlage.algebra.EventClock;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Moments;

/** Activity of a recording: traces in consecutive parts, or event times counted in bins. */
final class RecordedActivity implements ActivityView {
  // 512 MiB of doubles: a part that is held twice still fits an ordinary heap.
  private static final long PART = 1L << 26;
  private final Cortex cortex;
  private final Activity activity;
  private final Optional<EventClock> clock;
  private final int samples;
  private final double interval;
  private final int part;

  /**
   * Of a recording.
   *
   * @param cortex the recording
   * @param binSeconds width of the bins in which event times are counted, s
   */
  RecordedActivity(Cortex cortex, double binSeconds) {
    this.cortex = cortex;
    activity =
        cortex
            .activity()
            .orElseThrow(
                () ->
                    ProblemException.data(
                        new Problem(
                            "there is no activity to be measured",
                            cortex.provenance().title(),
                            "no event times and no traces",
                            "a recording with activity",
                            "")));
    if (activity instanceof Activity.Events events) {
      EventClock made = clock(events, cortex.provenance().title());
      clock = Optional.of(made);
      samples = Math.toIntExact(made.wholeBins(binSeconds));
      interval = binSeconds;
    } else if (activity instanceof Activity.Traces traces) {
      clock = Optional.empty();
      samples = traces.values().columns();
      interval = traces.interval();
    } else {
      Activity.Streamed streamed = (Activity.Streamed) activity;
      clock = Optional.empty();
      samples = streamed.samples();
      interval = streamed.interval();
    }
    part = (int) Math.max(1, Math.min(Math.max(1, samples), PART / Math.max(1, cortex.size())));
  }

  @Override
  public String title() {
    return cortex.provenance().title();
  }

  @Override
  public int units() {
    return cortex.size();
  }

  @Override
  public double interval() {
    return interval;
  }

  @Override
  public int segments() {
    return (samples + part - 1) / part;
  }

  @Override
  public int samples(int segment) {
    return Math.min(part, samples - segment * part);
  }

  @Override
  public Matrix segment(int index) {
    int from = index * part;
    int to = from + samples(index);
    if (clock.isPresent()) {
      return counts(clock.get(), from, to);
    }
    if (activity instanceof Activity.Streamed streamed) {
      return streamed.reader().read(from, to);
    }
    Matrix values = ((Activity.Traces) activity).values();
    if (to - from == values.columns()) {
      return values;
    }
    Matrix piece = Matrix.zeros(units(), to - from);
    for (int i = 0; i < units(); i++) {
      System.arraycopy(
          values.values(), i * values.columns() + from, piece.values(), i * (to - from), to - from);
    }
    return piece;
  }

  private static EventClock clock(Activity.Events events, String title) {
    try {
      return EventClock.of(events);
    } catch (IllegalArgumentException e) {
      throw ProblemException.data(
          new Problem(
              "event times cannot be counted",
              title,
              String.valueOf(e.getMessage()),
              "times that ascend within the recording",
              "correct the source of the data"));
    }
  }

  /** Events in bins [from, to), each [b w, (b + 1) w) from the start. */
  private Matrix counts(EventClock events, int from, int to) {
    Matrix counts = Matrix.zeros(units(), to - from);
    for (int i = 0; i < units(); i++) {
      for (long bin : events.binOfEach(i, interval)) {
        if (bin >= from && bin < to) {
          int column = (int) (bin - from);
          counts.set(i, column, counts.get(i, column) + 1);
        }
      }
    }
    return counts;
  }

  @Override
  public Optional<Moments> moments() {
    return Optional.empty();
  }

  @Override
  public Optional<Positions> positions() {
    return cortex.positions();
  }

  @Override
  public Optional<Matrix> weights() {
    return cortex.synapses().map(Synapses::counts);
  }

  @Override
  public Set<String> arrays() {
    return Set.of();
  }

  @Override
  public Matrix array(String name) {
    throw new IllegalArgumentException("a recording keeps no array '" + name + "'");
  }
}
