package org.anlage.engine.catalogue;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.parameters.Suggestion;

/**
 * The kernels of a session.
 *
 * @param kernels products and passes
 * @param decompositions decompositions
 */
public record KernelChoice(Kernels kernels, Decompositions decompositions) {
  /** The named kernels, or the best ranked. */
  public static KernelChoice of(Catalogue catalogue, Optional<String> name) {
    List<Kernels> all = catalogue.services(Kernels.class);
    Kernels kernels =
        all.stream()
            .filter(k -> name.isEmpty() || k.name().equals(name.get()))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.configuration(
                        new Problem(
                            "there are no kernels \"" + name.orElse("") + "\"",
                            "--kernels",
                            "",
                            "",
                            Suggestion.among(
                                name.orElse(""), all.stream().map(Kernels::name).toList()))));
    Decompositions decompositions =
        catalogue.services(Decompositions.class).stream()
            .filter(d -> d.kernelClass().equals(kernels.kernelClass()))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemException.Kind.PLUGIN,
                        Problem.of(
                            "no decompositions of class "
                                + kernels.kernelClass()
                                + " are installed; see `anlage doctor`")));
    return new KernelChoice(kernels, decompositions);
  }

  /** What enters the id of a run. */
  public String kernelClass() {
    return kernels.kernelClass();
  }
}
