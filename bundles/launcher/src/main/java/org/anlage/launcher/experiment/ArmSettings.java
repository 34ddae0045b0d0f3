package org.anlage.launcher.experiment;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Parameter;
import org.anlage.launcher.catalogue.ExtensionKind;

/** An arm: one set of priors. */
public record ArmSettings(
    @Parameter(text = "Its name in results") String name,
    @Parameter(text = "What it is, in words", value = "\"\"") String text,
    @Parameter(text = "Recurrent weights: a generator, or a list of a generator and transforms")
        Pipeline weights,
    @Kind(ExtensionKind.EMBEDDING)
        @Parameter(text = "Distances between units, for penalties and analyses")
        Optional<Component> embedding,
    @Kind(ExtensionKind.REGULARIZER)
        @Parameter(text = "Penalties added to the task loss", value = "[]")
        List<Component> regularizers,
    @Kind(ExtensionKind.CONSTRAINT)
        @Parameter(text = "Constraints enforced after every update", value = "[]")
        List<Component> constraints,
    @Parameter(
            text = "What it keeps of a prior where it is a null of one, in words",
            value = "\"\"")
        String keeps,
    @Parameter(
            text = "Its level of each factor of the design, for analyses of factors",
            value = "{}")
        Factors factors) {}
