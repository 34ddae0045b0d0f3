package org.anlage.generators;

import java.util.stream.Stream;
import org.anlage.generators.embeddings.Grid;
import org.anlage.generators.embeddings.MeasuredPositions;
import org.anlage.generators.transforms.DiagonalOnly;
import org.anlage.generators.transforms.NonNegative;
import org.anlage.generators.transforms.Relabel;
import org.anlage.generators.transforms.RemoveDiagonal;
import org.anlage.generators.transforms.ScaleMean;
import org.anlage.generators.transforms.ScaleNorm;
import org.anlage.generators.transforms.ScaleSpectralRadius;
import org.anlage.generators.transforms.ShuffleEntries;
import org.anlage.generators.weights.Cortical;
import org.anlage.generators.weights.Critical;
import org.anlage.generators.weights.Glorot;
import org.anlage.generators.weights.HaarOrthogonal;
import org.anlage.generators.weights.Lognormal;
import org.anlage.generators.weights.Normal;
import org.anlage.generators.weights.ScaledIdentity;
import org.anlage.testkit.Contracts;
import org.anlage.testkit.Invariance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Generators, transforms and embeddings do what is asked of a plug-in's. */
class GeneratorsContractTest {
  @TestFactory
  Stream<DynamicTest> generators() {
    return Stream.of(
            Contracts.of(new Cortical()),
            Contracts.of(new Critical()),
            Contracts.of(new Glorot()),
            Contracts.of(new HaarOrthogonal()),
            Contracts.of(new Lognormal()),
            Contracts.of(new Normal()),
            Contracts.of(new ScaledIdentity()))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> transforms() {
    return Stream.of(
            Contracts.of(new DiagonalOnly(), Invariance.RELABELLING, Invariance.SCALING),
            Contracts.of(new NonNegative(), Invariance.RELABELLING, Invariance.SCALING),
            Contracts.of(new Relabel(), Invariance.SCALING),
            Contracts.of(new RemoveDiagonal(), Invariance.RELABELLING, Invariance.SCALING),
            Contracts.of(new ScaleMean(), Invariance.RELABELLING),
            Contracts.of(new ScaleNorm(), "{\"value\": 2}", Invariance.RELABELLING),
            Contracts.of(new ScaleSpectralRadius(), Invariance.RELABELLING),
            Contracts.of(new ShuffleEntries(), Invariance.SCALING))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> embeddings() {
    return Stream.of(
            Contracts.of(new Grid()), Contracts.of(new MeasuredPositions(), Invariance.RELABELLING))
        .flatMap(tests -> tests);
  }
}
