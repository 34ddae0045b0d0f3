package org.anlage.engine.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.result.Moments;
import org.anlage.npy.Elements;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;

/**
 * Files of a run that simulated: {@code run.json}, {@code weights.npz}, {@code moments.npz} and
 * {@code activity_<trajectory>.npy} (samples x units) as far as they were asked for, {@code
 * kept.npz} with what the simulator kept, and {@code manifest.json}, written last.
 */
public final class SimulationFiles {
  public static final String WEIGHTS = "weights.npz";
  public static final String MOMENTS = "moments.npz";
  public static final String KEPT = "kept.npz";

  private SimulationFiles() {}

  static NetworkSpec spec(int units, Precision precision) {
    return new NetworkSpec(Cell.VANILLA, 0, units, 0, Activation.IDENTITY, precision);
  }

  static void write(Path folder, Matrix weights, SimulationSink sink, NetworkSpec spec)
      throws IOException {
    RunFiles.writeNetwork(
        folder.resolve(WEIGHTS), new Network(spec, Map.of(Network.RECURRENT, weights)));
    Optional<Moments> moments = sink.moments();
    if (moments.isPresent()) {
      Npz.write(
          folder.resolve(MOMENTS),
          new TreeMap<>(
              Map.of(
                  "samples",
                  NpyArray.of(new long[] {moments.get().samples()}),
                  "mean",
                  NpyArray.of(moments.get().mean()),
                  "covariance",
                  RunFiles.array(moments.get().covariance(), spec))));
    }
    int samples = sink.windowSamples();
    for (int i = 0; i < sink.windows().size(); i++) {
      Npy.write(window(folder, i), window(sink.windows().get(i), samples, spec.units()));
    }
    if (!sink.kept().isEmpty()) {
      Map<String, NpyArray> arrays = new TreeMap<>();
      sink.kept().forEach((name, matrix) -> arrays.put(name, RunFiles.array(matrix, spec)));
      Npz.write(folder.resolve(KEPT), arrays);
    }
  }

  private static NpyArray window(RealBuffer values, int samples, int units) {
    RealBuffer exact = values.allocate(samples * units);
    exact.copyFrom(values, 0, 0, samples * units);
    Elements elements =
        exact instanceof RealBuffer.Float32 f
            ? new Elements.Float32(f.values())
            : new Elements.Float64(((RealBuffer.Float64) exact).values());
    return new NpyArray(List.of(samples, units), elements);
  }

  /** File of the window of a trajectory. */
  static Path window(Path folder, int trajectory) {
    return folder.resolve(String.format("activity_%05d.npy", trajectory));
  }

  /** Files of all windows, in order. */
  public static List<Path> windows(Path folder) {
    List<Path> files = new ArrayList<>();
    while (Files.exists(window(folder, files.size()))) {
      files.add(window(folder, files.size()));
    }
    return files;
  }
}
