package org.anlage.starts;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.start.NetworkStart;
import org.anlage.api.start.StartContext;
import org.anlage.npy.FileDigest;
import org.anlage.npy.Npz;
import org.osgi.service.component.annotations.Component;

/**
 * Values, signs or a mask of weights in an NPZ file, with the names of Anlage or of a PyTorch
 * {@code nn.RNN} with a linear read-out. The digest of the file is a part of the run's id.
 */
@Component(service = NetworkStart.class)
@Extension(
    name = "from-file",
    text = "values, signs or a mask of weights from an NPZ file, also of a network of PyTorch")
public final class FromFile implements NetworkStart<FromFile.Parameters> {
  /** Names and orientation of the arrays. */
  public enum Layout {
    /** Names of Anlage's parameters; row = from. */
    ANLAGE,
    /**
     * {@code weight_ih_l0}, {@code weight_hh_l0}, {@code bias_ih_l0}, {@code bias_hh_l0} of an
     * {@code nn.RNN}, {@code weight} and {@code bias} of an {@code nn.Linear}, each after an
     * optional prefix; row = to.
     */
    PYTORCH
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(text = "NPZ file, relative to the experiment file") String file,
      @Parameter(
              text =
                  "Names of its arrays: anlage, as exported, or pytorch, a state_dict of an nn.RNN"
                      + " and an nn.Linear",
              value = "\"anlage\"")
          Layout layout,
      @Parameter(
              text =
                  "What is taken: values, signs (magnitudes stay), or a mask (weights outside of it"
                      + " become zero)",
              value = "\"values\"")
          Transfer part,
      @Parameter(text = "Names of parameters; empty: all of the file", value = "[]")
          List<String> parameters,
      @Parameter(
              text = "Share of weights that a mask keeps, the largest in magnitude",
              value = "1",
              min = 0,
              max = 1)
          double share,
      @Parameter(text = "SHA-256 that the file must have; absent: as it is when the run is planned")
          Optional<String> sha256) {
    /** Takes the digest of the file, unless it is stated. */
    public Parameters {
      parameters = List.copyOf(parameters);
      sha256 = FileDigest.stated(file, sha256);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Network start(Parameters p, Network given, StartContext context) {
    Path file = FileDigest.require(p.file(), p.sha256());
    Map<String, Matrix> found =
        p.layout() == Layout.PYTORCH ? PytorchArrays.read(file) : arrays(file, given);
    return p.part().apply(given, found, p.parameters(), p.share(), p.file());
  }

  /** The arrays whose names are those of parameters; exports have others beside them. */
  private static Map<String, Matrix> arrays(Path file, Network given) {
    Map<String, Matrix> found = new HashMap<>();
    for (String name : Npz.names(file)) {
      if (given.parameters().containsKey(name)) {
        found.put(name, Npz.read(file, name).matrix(file + ", array '" + name + "'"));
      }
    }
    return found;
  }
}
