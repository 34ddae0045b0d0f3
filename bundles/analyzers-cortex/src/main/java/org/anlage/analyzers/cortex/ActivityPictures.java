package org.anlage.analyzers.cortex;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.anlage.api.data.Activity;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Mark;

/** Activity over time: every event or sample of a window, and the mean over the recording. */
final class ActivityPictures {
  /** More points than this are hard to tell apart, and are not all drawn. */
  private static final int MOST_EVENTS = 3500;

  private static final int MOST_SAMPLES = 600;
  private static final int BINS = 120;

  private ActivityPictures() {}

  static void add(Activity activity, double window, Overview overview) {
    if (activity instanceof Activity.Events events) {
      raster(events, window, overview);
      populationRate(events, overview);
    } else if (activity instanceof Activity.Traces traces) {
      int samples = samples(window, traces.interval(), traces.values().columns());
      Matrix shown = Matrix.zeros(traces.neurons(), samples);
      for (int i = 0; i < shown.rows(); i++) {
        for (int t = 0; t < samples; t++) {
          shown.set(i, t, traces.values().get(i, t));
        }
      }
      traces(shown, traces.interval(), overview);
    } else if (activity instanceof Activity.Streamed streamed) {
      int samples = samples(window, streamed.interval(), streamed.samples());
      traces(streamed.reader().read(0, samples), streamed.interval(), overview);
    }
  }

  private static int samples(double window, double interval, int all) {
    return (int) Math.max(1, Math.min(Math.min(all, MOST_SAMPLES), window / interval));
  }

  private static void raster(Activity.Events events, double window, Overview overview) {
    double[] all = Arrays.stream(events.times()).flatMapToDouble(Arrays::stream).sorted().toArray();
    double until = Math.min(window, events.duration());
    if (all.length > MOST_EVENTS) {
      until = Math.min(until, all[MOST_EVENTS] - events.start());
    }
    DoubleStream.Builder times = DoubleStream.builder();
    DoubleStream.Builder neurons = DoubleStream.builder();
    for (int i = 0; i < events.neurons(); i++) {
      for (double time : events.times()[i]) {
        if (time - events.start() < until) {
          times.add(time);
          neurons.add(i);
        }
      }
    }
    overview.figure(
        "raster",
        "Events",
        String.format(
            Locale.ROOT,
            "Every event of the first %.4g s, neurons in the order of the data.",
            until),
        Overview.chart(
            "",
            Axis.linear("time", "s"),
            Axis.linear("neuron", ""),
            new Mark.Points("", times.build().toArray(), neurons.build().toArray())));
  }

  private static void populationRate(Activity.Events events, Overview overview) {
    double width = events.duration() / BINS;
    if (!(width > 0)) {
      return;
    }
    double[] centres = new double[BINS];
    double[] rate = new double[BINS];
    for (int b = 0; b < BINS; b++) {
      centres[b] = events.start() + (b + 0.5) * width;
    }
    for (double[] train : events.times()) {
      for (double time : train) {
        int bin = (int) ((time - events.start()) / width);
        rate[Math.min(Math.max(bin, 0), BINS - 1)] += 1 / (width * events.neurons());
      }
    }
    overview.figure(
        "population-rate",
        "Rate over the recording",
        String.format(Locale.ROOT, "Events per second and neuron, in bins of %.4g s.", width),
        Overview.chart(
            "",
            Axis.linear("time", "s"),
            Axis.linear("rate", "Hz"),
            new Mark.Line("", centres, rate)));
  }

  /** Samples of each neuron less their mean, in units of their standard deviation. */
  private static void traces(Matrix values, double interval, Overview overview) {
    Matrix scores = Matrix.zeros(values.rows(), values.columns());
    for (int i = 0; i < values.rows(); i++) {
      double mean = 0;
      double squares = 0;
      for (int t = 0; t < values.columns(); t++) {
        mean += values.get(i, t) / values.columns();
      }
      for (int t = 0; t < values.columns(); t++) {
        double difference = values.get(i, t) - mean;
        squares += difference * difference / values.columns();
      }
      for (int t = 0; t < values.columns(); t++) {
        scores.set(i, t, squares > 0 ? (values.get(i, t) - mean) / Math.sqrt(squares) : 0);
      }
    }
    overview.figure(
        "traces",
        "Traces",
        String.format(
            Locale.ROOT,
            "The first %d samples, %.4g s, each neuron less its mean in units of its standard"
                + " deviation.",
            values.columns(),
            values.columns() * interval),
        Overview.chart(
            "",
            Axis.linear("sample", ""),
            Axis.linear("neuron", ""),
            new Mark.Cells("standard deviations", scores, true)));
  }
}
