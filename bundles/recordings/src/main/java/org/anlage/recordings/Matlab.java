package org.anlage.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.osgi.service.component.annotations.Component;

/**
 * A MATLAB file of version 5, as {@code save} writes it unless it is told otherwise: traces as a
 * matrix of units x samples, or event times as a cell array with a vector for each unit, or as a
 * field of an array of structures. Files of version 7.3 are HDF5, and {@link Hdf5Traces} reads
 * them.
 *
 * <p>What decodes the file is in a bundle of its own, which a distribution may leave out.
 */
@Component(service = CortexSource.class)
@Extension(
    name = Matlab.NAME,
    text = "MATLAB files of version 5: traces as a matrix, or event times as a cell array")
public final class Matlab implements CortexSource<Matlab.Parameters> {
  static final String NAME = "matlab";
  private static final String SIGNATURE = "MATLAB 5.0 MAT-file";

  /**
   * How to read.
   *
   * @param variable what is read
   * @param orientation what the rows of a matrix are
   * @param rate samples per second of traces
   * @param leastSnr least signal-to-noise ratio of a unit
   * @param timeUnit seconds that one unit of time stands for
   * @param start when a recording of events began
   * @param duration length of a recording of events
   * @param leastRate least rate of a unit
   */
  public record Parameters(
      @Parameter(
              text =
                  "Variable: a matrix of traces, or a cell array of event times; parts of"
                      + " structures as session.dff, spikes.times; empty: the only matrix, else the"
                      + " only cell array",
              value = "\"\"")
          String variable,
      @Parameter(
              text =
                  "Of a matrix: units-first: units x samples; samples-first: samples x units;"
                      + " automatic: units-first",
              value = "\"automatic\"")
          Hdf5Traces.Orientation orientation,
      @Parameter(
              text =
                  "Samples per second of traces; 0: the variable fs, Fs, rate or frameRate, else"
                      + " 22, with a warning",
              value = "0",
              unit = "Hz",
              min = 0)
          double rate,
      @Parameter(
              text = "Least signal-to-noise ratio of a unit; 0.3 in the paper, -1 keeps all",
              value = "-1",
              min = -1,
              max = 1)
          double leastSnr,
      @Parameter(
              text = "What one unit of event times stands for",
              value = "1",
              unit = "s",
              min = 0,
              exclusiveMin = true)
          double timeUnit,
      @Parameter(
              text =
                  "When a recording of events began, on their clock; absent: at 0, or with the"
                      + " first event, with a warning, if the clock does not begin at 0",
              unit = "s")
          Optional<Double> start,
      @Parameter(
              text = "Length of a recording of events; 0: up to the last event",
              value = "0",
              unit = "s",
              min = 0)
          double duration,
      @Parameter(
              text = "Least rate of a unit with events; units without events are left out",
              value = "0",
              unit = "Hz",
              min = 0)
          double leastRate) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    return isVersion5(path);
  }

  /** Whether a file begins as one of this version does. */
  static boolean isVersion5(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(SIGNATURE.length()), StandardCharsets.ISO_8859_1)
          .equals(SIGNATURE);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    Path file =
        path.orElseThrow(
            () ->
                ProblemException.data(
                    new Problem("no file was named", "data.path", "", "a .mat file", "")));
    try {
      return MatlabRecording.load(p, file);
    } catch (NoClassDefFoundError e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "this distribution was assembled without what reads MATLAB files of version 5",
              file.toString(),
              "no bundle org.anlage.matlab",
              "",
              "add that bundle, or in MATLAB: save('new.mat', 'NAME', '-v7.3')"),
          e);
    }
  }
}
