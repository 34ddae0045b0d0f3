package org.anlage.starts;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.npy.Npz;

/**
 * Parameters of an {@code nn.RNN} and an {@code nn.Linear} of PyTorch, saved with {@code
 * numpy.savez(file, **{k: v.numpy() for k, v in model.state_dict().items()})}.
 */
final class PytorchArrays {
  private final Path file;
  private final List<String> names;

  private PytorchArrays(Path file) {
    this.file = file;
    names = Npz.names(file);
  }

  /** The parameters by the names of {@link Network}; those of layers that are not there are not. */
  static Map<String, Matrix> read(Path file) {
    PytorchArrays arrays = new PytorchArrays(file);
    Map<String, Matrix> found = new HashMap<>();
    arrays.weights("weight_ih_l0").ifPresent(m -> found.put(Network.INPUT, m));
    arrays.weights("weight_hh_l0").ifPresent(m -> found.put(Network.RECURRENT, m));
    Optional<Matrix> bias = arrays.bias("bias_ih_l0");
    Optional<Matrix> second = arrays.bias("bias_hh_l0");
    bias.map(b -> second.map(s -> b.combine(s, Double::sum)).orElse(b))
        .ifPresent(m -> found.put(Network.BIAS, m));
    arrays.weights("weight").ifPresent(m -> found.put(Network.READOUT, m));
    arrays.bias("bias").ifPresent(m -> found.put(Network.READOUT_BIAS, m));
    if (found.isEmpty()) {
      throw ProblemException.data(
          new Problem(
              "the file has no parameters of an nn.RNN or nn.Linear",
              file.toString(),
              "arrays " + arrays.names,
              "weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, weight or bias",
              "save the state_dict of the model, or set layout to anlage"));
    }
    return found;
  }

  private Optional<Matrix> weights(String name) {
    return array(name).map(found -> Npz.read(file, found).matrix(where(found)).transpose());
  }

  private Optional<Matrix> bias(String name) {
    return array(name)
        .map(found -> Npz.read(file, found).doubles(where(found)))
        .map(values -> Matrix.of(1, values.length, values));
  }

  /** The array of that name, alone or after a prefix and a dot. */
  private Optional<String> array(String name) {
    List<String> matching =
        names.stream().filter(n -> n.equals(name) || n.endsWith("." + name)).toList();
    if (matching.size() > 1) {
      throw ProblemException.data(
          new Problem(
              "several arrays could be the parameter \"" + name + "\"",
              file.toString(),
              matching.toString(),
              "one",
              "save the state_dict of one recurrent layer and one read-out"));
    }
    return matching.stream().findFirst();
  }

  private String where(String array) {
    return file + ", array '" + array + "'";
  }
}
