package org.anlage.recordings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.matrix.Matrix;
import org.anlage.matlab.MatlabFile;
import org.anlage.recordings.Hdf5Traces.Orientation;

/** Makes a data set of the variables in a MATLAB file. */
final class MatlabRecording {
  private static final List<String> RATES =
      List.of("fs", "Fs", "rate", "frameRate", "frame_rate", "samplingRate");

  private MatlabRecording() {}

  static Cortex load(Matlab.Parameters p, Path file) {
    MatlabFile opened = MatlabFile.of(file);
    String name = p.variable().isEmpty() ? only(opened, file) : p.variable();
    return opened.isList(name) ? events(p, file, opened, name) : traces(p, file, opened, name);
  }

  /** The only matrix of two axes longer than 1, else the only cell array. */
  private static String only(MatlabFile file, Path path) {
    List<String> matrices =
        file.variables().stream()
            .filter(v -> v.isNumeric() && v.shape().size() == 2)
            .filter(v -> v.shape().stream().allMatch(length -> length > 1))
            .map(MatlabFile.Variable::name)
            .toList();
    List<String> cells =
        file.variables().stream()
            .filter(v -> v.type().equals("cell"))
            .map(MatlabFile.Variable::name)
            .toList();
    List<String> found = matrices.isEmpty() ? cells : matrices;
    if (found.size() != 1 || !matrices.isEmpty() && !cells.isEmpty()) {
      throw ProblemException.data(
          new Problem(
              "no variable was named",
              path.toString(),
              file.variables().stream()
                  .map(MatlabFile.Variable::toString)
                  .collect(Collectors.joining(", ")),
              "one matrix, or one cell array",
              "set \"variable\" to one of them, or to a part of a structure such as session.dff"));
    }
    return found.get(0);
  }

  private static Cortex traces(Matlab.Parameters p, Path file, MatlabFile opened, String name) {
    Matrix stored = opened.matrix(name);
    Matrix all = p.orientation() == Orientation.SAMPLES_FIRST ? stored.transpose() : stored;
    String where = file + ", variable '" + name + "'";
    Optional<String> stated =
        RATES.stream()
            .filter(rate -> opened.number(rate).filter(x -> x > 0).isPresent())
            .findFirst();
    Recorded recorded =
        new Recorded(all.rows(), all.columns())
            .axes(
                "", p.orientation() != Orientation.AUTOMATIC, "\"orientation\": \"samples-first\"");
    recorded =
        p.rate() > 0
            ? recorded.rate(p.rate(), "")
            : stated.isPresent()
                ? recorded.rate(
                    opened.number(stated.get()).orElseThrow(), "variable " + stated.get())
                : recorded.rateOfNobody("\"rate\"");
    double rate = p.rate() > 0 ? p.rate() : stated.flatMap(opened::number).orElse(Recorded.RATE);
    Selection selection = Selection.of(all, p.leastSnr(), where);
    return cortex(
        file,
        selection.units().length,
        new Activity.Traces(selection.kept(all), 1 / rate),
        named(name, recorded.checks(selection)));
  }

  private static Cortex events(Matlab.Parameters p, Path file, MatlabFile opened, String name) {
    double[][] events = opened.vectors(name);
    String where = file + ", variable '" + name + "'";
    for (int i = 0; i < events.length; i++) {
      for (double time : events[i]) {
        if (!Double.isFinite(time)) {
          throw ProblemException.data(
              new Problem(
                  "an event time is no time",
                  where + ", cell " + (i + 1),
                  Double.toString(time),
                  "finite times",
                  "leave such events out before saving"));
        }
      }
      events[i] = Arrays.stream(events[i]).map(t -> t * p.timeUnit()).sorted().toArray();
    }
    EventRecording recording =
        EventRecording.of(
            events,
            IntStream.range(0, events.length).toArray(),
            new EventRecording.Window(
                p.start(),
                Optional.of(p.duration()).filter(seconds -> seconds > 0),
                "set \"start\" and \"duration\" to those of the recording"),
            p.leastRate(),
            where);
    return cortex(
        file, recording.units().length, recording.activity(), named(name, recording.checks()));
  }

  private static List<Check> named(String name, List<Check> checks) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(new Check("variable", true, name)), checks.stream())
        .toList();
  }

  private static Cortex cortex(Path file, int units, Activity activity, List<Check> checks) {
    return new Cortex(
        Neurons.anonymous(units),
        Optional.empty(),
        Optional.empty(),
        Optional.of(activity),
        Map.of(),
        new Provenance(Matlab.NAME, NpyTraces.title(file, units), "", false, checks));
  }
}
