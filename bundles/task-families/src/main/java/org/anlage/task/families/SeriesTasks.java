package org.anlage.task.families;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;

/**
 * Series: long trials of which a warm-up is not scored. The score is the explained variance, 1 -
 * NRMSE^2, of which a constant answer has none.
 */
final class SeriesTasks {
  private static final String LENGTH = "length";
  private static final String SYMBOLS = "symbols";
  private static final String DELAY = "delay";
  private static final int WARM_UP = 50;
  private static final double[] MSO = {0.2, 0.311, 0.42, 0.51, 0.63, 0.74, 0.85, 0.97};

  private SeriesTasks() {}

  static List<NamedTask> tasks() {
    String forecast = "; delay: steps of the forecast";
    return List.of(
        task(
            "narma",
            "Non-linear autoregressive moving average of order 10 of a random input",
            "doi:10.1109/72.846741",
            Set.of(LENGTH),
            SeriesTasks::narma),
        task(
            "mackey-glass",
            "Forecast the Mackey-Glass series of delay 17" + forecast,
            "doi:10.1126/science.267326",
            Set.of(LENGTH, DELAY),
            s -> forecast(s, 1, SeriesTasks::mackeyGlass)),
        task(
            "lorenz",
            "Forecast the Lorenz system, three coordinates" + forecast,
            "doi:10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2",
            Set.of(LENGTH, DELAY),
            s -> forecast(s, 3, SeriesTasks::lorenz)),
        task(
            "mso",
            "Forecast a sum of sines" + forecast + "; symbols: sines, at most eight",
            "",
            Set.of(LENGTH, DELAY, SYMBOLS),
            SeriesTasks::mso),
        task(
            "henon",
            "Forecast the Henon map, two coordinates" + forecast,
            "doi:10.1007/BF01608556",
            Set.of(LENGTH, DELAY),
            s -> forecast(s, 2, SeriesTasks::henon)),
        task(
            "delayed-input",
            "Repeat a random input of 1 to so many steps before, one output for each; symbols:"
                + " outputs",
            "",
            Set.of(LENGTH, SYMBOLS),
            SeriesTasks::delayedInput),
        new NamedTask(
            Emissions.NAME,
            "Predict the next symbol of a hidden Markov chain; with what the forward filter reaches",
            "doi:10.1109/5.18626",
            new Emissions()));
  }

  private static NamedTask task(
      String name,
      String text,
      String source,
      Set<String> uses,
      Function<StreamSettings, Stream> factory) {
    return new NamedTask(name, text, source, new StreamTask(name, uses, factory));
  }

  private static List<Period> periods(int warmUp, int length) {
    List<Period> periods = new ArrayList<>();
    periods.add(new Period("warm-up", 0, warmUp));
    periods.add(new Period("series", warmUp, warmUp + length));
    return periods;
  }

  private static TaskDescription described(int inputs, int outputs, int warmUp, int length) {
    return new TaskDescription(
            inputs,
            outputs,
            warmUp + length,
            Objective.MEAN_SQUARES,
            periods(warmUp, length),
            0,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty())
        .decidedBy(new Decision.Explained());
  }

  /** Makes so many values of a series, channel by channel. */
  private interface Source {
    double[][] make(int steps, RandomStream random);
  }

  private static Stream forecast(StreamSettings s, int channels, Source source) {
    int length = s.lengthOr(150);
    int ahead = s.delayOr(1);
    TaskDescription task = described(channels, channels, WARM_UP, length);
    return new Stream(
        task,
        (trial, random) -> {
          double[][] series = source.make(task.steps() + ahead, random);
          for (int t = 0; t < task.steps(); t++) {
            for (int c = 0; c < channels; c++) {
              trial.input(t, c, series[c][t]);
              trial.target(t, c, series[c][t + ahead]);
            }
            if (t >= WARM_UP) {
              trial.score(t);
            }
          }
        });
  }

  /**
   * y(t+1) = 0.3 y(t) + 0.05 y(t) (y(t) + ... + y(t-9)) + 1.5 u(t-9) u(t) + 0.1 with u uniform in 0
   * ... 0.5. For some inputs it diverges; such a series is drawn again.
   */
  private static Stream narma(StreamSettings s) {
    TaskDescription task = described(1, 1, WARM_UP, s.lengthOr(150));
    return new Stream(
        task,
        (trial, random) -> {
          int steps = task.steps();
          double[] u = new double[steps];
          double[] y = narma(u, random);
          for (int attempt = 1; y.length == 0; attempt++) {
            y = narma(u, random.split(attempt));
          }
          for (int t = 0; t < steps; t++) {
            trial.input(t, 0, u[t]);
            trial.target(t, 0, y[t + 1]);
            if (t >= WARM_UP) {
              trial.score(t);
            }
          }
        });
  }

  /** The series to an input that is drawn; empty if it diverges. */
  static double[] narma(double[] u, RandomStream random) {
    for (int t = 0; t < u.length; t++) {
      u[t] = random.nextDouble(0, 0.5);
    }
    return narma(u);
  }

  /** The series to an input, from 0; empty if it leaves -1 ... 1. */
  static double[] narma(double[] u) {
    double[] y = new double[u.length + 1];
    for (int t = 0; t < u.length; t++) {
      double sum = 0;
      for (int k = Math.max(0, t - 9); k <= t; k++) {
        sum += y[k];
      }
      double before = t >= 9 ? u[t - 9] : 0;
      y[t + 1] = 0.3 * y[t] + 0.05 * y[t] * sum + 1.5 * before * u[t] + 0.1;
      if (!(Math.abs(y[t + 1]) <= 1)) {
        return new double[0];
      }
    }
    return y;
  }

  /** dx/dt = 0.2 x(t-17) / (1 + x(t-17)^10) - 0.1 x, Runge-Kutta of order 4 and step 1. */
  static double[][] mackeyGlass(int steps, RandomStream random) {
    int delay = 17;
    int settling = 200;
    double[] x = new double[delay + 1 + settling + steps];
    for (int t = 0; t <= delay; t++) {
      x[t] = random.nextDouble(0.5, 1.3);
    }
    for (int t = delay; t + 1 < x.length; t++) {
      double from = x[t - delay];
      double to = x[t - delay + 1];
      double middle = (from + to) / 2;
      double k1 = slope(x[t], from);
      double k2 = slope(x[t] + k1 / 2, middle);
      double k3 = slope(x[t] + k2 / 2, middle);
      double k4 = slope(x[t] + k3, to);
      x[t + 1] = x[t] + (k1 + 2 * k2 + 2 * k3 + k4) / 6;
    }
    return new double[][] {java.util.Arrays.copyOfRange(x, x.length - steps, x.length)};
  }

  private static double slope(double x, double before) {
    return 0.2 * before / (1 + StrictMath.pow(before, 10)) - 0.1 * x;
  }

  /** Sigma 10, rho 28, beta 8/3, Runge-Kutta of order 4 and step 0.03; coordinates over 10. */
  static double[][] lorenz(int steps, RandomStream random) {
    double[] state = {
      random.nextDouble(-10, 10), random.nextDouble(-10, 10), random.nextDouble(15, 35)
    };
    double[][] series = new double[3][steps];
    for (int t = -200; t < steps; t++) {
      state = step(state, 0.03);
      for (int c = 0; c < 3 && t >= 0; c++) {
        series[c][t] = state[c] / 10;
      }
    }
    return series;
  }

  static double[] step(double[] s, double h) {
    double[] k1 = flow(s);
    double[] k2 = flow(moved(s, k1, h / 2));
    double[] k3 = flow(moved(s, k2, h / 2));
    double[] k4 = flow(moved(s, k3, h));
    double[] next = new double[3];
    for (int c = 0; c < 3; c++) {
      next[c] = s[c] + h * (k1[c] + 2 * k2[c] + 2 * k3[c] + k4[c]) / 6;
    }
    return next;
  }

  private static double[] flow(double[] s) {
    return new double[] {
      10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8.0 / 3 * s[2]
    };
  }

  private static double[] moved(double[] s, double[] slope, double h) {
    return new double[] {s[0] + h * slope[0], s[1] + h * slope[1], s[2] + h * slope[2]};
  }

  /** The series begins at a drawn time. */
  private static Stream mso(StreamSettings s) {
    int sines = s.symbolsOr(MSO.length);
    if (sines > MSO.length) {
      throw new IllegalArgumentException("symbols: got " + sines + " sines, expected 1 to 8");
    }
    return forecast(
        s,
        1,
        (steps, random) -> {
          int start = random.nextInt(100_000);
          double[] series = new double[steps];
          for (int t = 0; t < steps; t++) {
            for (int k = 0; k < sines; k++) {
              series[t] += StrictMath.sin(MSO[k] * (start + t));
            }
          }
          return new double[][] {series};
        });
  }

  /** x' = 1 - 1.4 x^2 + y, y' = 0.3 x. */
  static double[][] henon(int steps, RandomStream random) {
    double x = random.nextDouble(-0.1, 0.1);
    double y = random.nextDouble(-0.1, 0.1);
    double[][] series = new double[2][steps];
    for (int t = -100; t < steps; t++) {
      double next = 1 - 1.4 * x * x + y;
      y = 0.3 * x;
      x = next;
      if (t >= 0) {
        series[0][t] = x;
        series[1][t] = y;
      }
    }
    return series;
  }

  /** Inputs are uniform in -1 ... 1. */
  private static Stream delayedInput(StreamSettings s) {
    int delays = s.symbolsOr(20);
    int warmUp = Math.max(WARM_UP, delays);
    TaskDescription task = described(1, delays, warmUp, s.lengthOr(150));
    return new Stream(
        task,
        (trial, random) -> {
          double[] u = new double[task.steps()];
          for (int t = 0; t < u.length; t++) {
            u[t] = random.nextDouble(-1, 1);
            trial.input(t, 0, u[t]);
            for (int k = 1; k <= Math.min(t, delays); k++) {
              trial.target(t, k - 1, u[t - k]);
            }
            if (t >= warmUp) {
              trial.score(t);
            }
          }
        });
  }
}
