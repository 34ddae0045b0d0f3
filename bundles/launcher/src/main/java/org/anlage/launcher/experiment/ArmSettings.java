package org.anlage.launcher.experiment;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Parameter;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.ExtensionRef;
import org.anlage.engine.definition.Pipeline;

/** An arm: one set of priors. */
public record ArmSettings(
    @Parameter(text = "Its name in results") String name,
    @Parameter(text = "What it is, in words", value = "\"\"") String text,
    @Parameter(text = "Recurrent weights: a generator, or a list of a generator and transforms")
        Pipeline weights,
    @ExtensionRef(ExtensionKind.EMBEDDING)
        @Parameter(text = "Distances between units, for penalties and analyses")
        Optional<ConfiguredExtension> embedding,
    @ExtensionRef({ExtensionKind.REGULARIZER, ExtensionKind.ACTIVITY_REGULARIZER})
        @Parameter(text = "Penalties on weights or on states, added to the task loss", value = "[]")
        List<ConfiguredExtension> regularizers,
    @ExtensionRef(ExtensionKind.CONSTRAINT)
        @Parameter(text = "Constraints enforced after every update", value = "[]")
        List<ConfiguredExtension> constraints,
    @ExtensionRef(ExtensionKind.START)
        @Parameter(
            text = "Changes of the whole network before training, after the weights, in order",
            value = "[]")
        List<ConfiguredExtension> start,
    @Parameter(text = "The state of another arm's run that it goes on from; absent: none")
        Optional<ForkSettings> fork,
    @ExtensionRef(ExtensionKind.INTERVENTION)
        @Parameter(
            text = "What is done to trials, states or weights while training, in order",
            value = "[]")
        List<ConfiguredExtension> interventions,
    @Parameter(
            text = "What it keeps of a prior where it is a null of one, in words",
            value = "\"\"")
        String keeps,
    @Parameter(
            text = "Its level of each factor of the design, for analyses of factors",
            value = "{}")
        Factors factors) {}
