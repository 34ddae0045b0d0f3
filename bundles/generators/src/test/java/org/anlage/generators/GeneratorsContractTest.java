package org.anlage.generators;

import java.util.stream.Stream;
import org.anlage.generators.critical.Antisymmetric;
import org.anlage.generators.critical.Critical;
import org.anlage.generators.critical.CriticalBalanced;
import org.anlage.generators.critical.CriticalClustered;
import org.anlage.generators.critical.CriticalRealSpectrum;
import org.anlage.generators.critical.CriticalSparse;
import org.anlage.generators.critical.CriticalSpatial;
import org.anlage.generators.critical.LowRankPlusRandom;
import org.anlage.generators.embeddings.EqualDistances;
import org.anlage.generators.embeddings.Grid;
import org.anlage.generators.embeddings.MeasuredPositions;
import org.anlage.generators.embeddings.PathDistance;
import org.anlage.generators.embeddings.PermutedPositions;
import org.anlage.generators.embeddings.ShuffledDistances;
import org.anlage.generators.embeddings.UniformPositions;
import org.anlage.generators.nulls.MatchedOrthogonal;
import org.anlage.generators.nulls.RandomEigenvectors;
import org.anlage.generators.nulls.RandomSingularVectors;
import org.anlage.generators.nulls.Relabel;
import org.anlage.generators.nulls.ResampleEntries;
import org.anlage.generators.nulls.ShuffleEntries;
import org.anlage.generators.nulls.ShuffleRows;
import org.anlage.generators.nulls.ShuffleWithinDistance;
import org.anlage.generators.transforms.DaleSigns;
import org.anlage.generators.transforms.DiagonalOnly;
import org.anlage.generators.transforms.MatchDiagonal;
import org.anlage.generators.transforms.Modulate;
import org.anlage.generators.transforms.ModulateDistance;
import org.anlage.generators.transforms.ModulateLognormal;
import org.anlage.generators.transforms.NonNegative;
import org.anlage.generators.transforms.RaiseToFloor;
import org.anlage.generators.transforms.RemoveDiagonal;
import org.anlage.generators.transforms.ScaleMean;
import org.anlage.generators.transforms.ScaleNorm;
import org.anlage.generators.transforms.ScaleSpectralAbscissa;
import org.anlage.generators.transforms.ScaleSpectralNorm;
import org.anlage.generators.transforms.ScaleSpectralRadius;
import org.anlage.generators.transforms.Sparsify;
import org.anlage.generators.weights.Anatomical;
import org.anlage.generators.weights.Cortical;
import org.anlage.generators.weights.Glorot;
import org.anlage.generators.weights.HaarOrthogonal;
import org.anlage.generators.weights.Lognormal;
import org.anlage.generators.weights.LognormalDiagonal;
import org.anlage.generators.weights.Normal;
import org.anlage.generators.weights.ScaledIdentity;
import org.anlage.testkit.Contracts;
import org.anlage.testkit.Invariance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Generators, transforms and embeddings do what is asked of a plug-in's. {@code rewire} is missing:
 * it refuses the dense weights that the contract gives to transforms.
 */
class GeneratorsContractTest {
  @TestFactory
  Stream<DynamicTest> generators() {
    return Stream.of(
            Contracts.of(new Anatomical()),
            Contracts.of(
                new Anatomical(), "{\"value\": \"size\", \"normalisation\": \"in-strength\"}"),
            Contracts.of(new Cortical()),
            Contracts.of(new Glorot()),
            Contracts.of(new HaarOrthogonal()),
            Contracts.of(new Lognormal()),
            Contracts.of(new LognormalDiagonal()),
            Contracts.of(new Normal()),
            Contracts.of(new ScaledIdentity()),
            Contracts.of(new Antisymmetric()),
            Contracts.of(new Critical()),
            Contracts.of(new CriticalBalanced()),
            Contracts.of(new CriticalClustered()),
            Contracts.of(new CriticalRealSpectrum()),
            Contracts.of(new CriticalSparse()),
            Contracts.of(new CriticalSpatial()),
            Contracts.of(new LowRankPlusRandom()))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> transforms() {
    return Stream.of(
            Contracts.of(new DaleSigns()),
            Contracts.of(
                new DaleSigns(),
                "{\"signs\": \"cell-type\"}",
                Invariance.RELABELLING,
                Invariance.SCALING),
            Contracts.of(new DiagonalOnly(), Invariance.RELABELLING, Invariance.SCALING),
            Contracts.of(new MatchDiagonal(), Invariance.SCALING),
            Contracts.of(new Modulate(), "{\"by\": \"correlation\"}", Invariance.SCALING),
            Contracts.of(new Modulate(), "{\"by\": \"synapse-sizes\"}", Invariance.SCALING),
            Contracts.of(new ModulateDistance(), Invariance.SCALING),
            Contracts.of(new ModulateLognormal(), Invariance.SCALING),
            Contracts.of(new NonNegative(), Invariance.RELABELLING, Invariance.SCALING),
            Contracts.of(new RaiseToFloor(), Invariance.RELABELLING),
            Contracts.of(new RemoveDiagonal(), Invariance.RELABELLING, Invariance.SCALING),
            Contracts.of(new ScaleMean(), Invariance.RELABELLING),
            Contracts.of(new ScaleNorm(), "{\"value\": 2}", Invariance.RELABELLING),
            Contracts.of(new ScaleSpectralAbscissa(), Invariance.RELABELLING),
            Contracts.of(new ScaleSpectralNorm(), Invariance.RELABELLING),
            Contracts.of(new ScaleSpectralRadius(), Invariance.RELABELLING),
            Contracts.of(new Sparsify()),
            Contracts.of(new MatchedOrthogonal(), Invariance.SCALING),
            Contracts.of(new RandomEigenvectors()),
            Contracts.of(new RandomSingularVectors(), Invariance.SCALING),
            Contracts.of(new Relabel(), Invariance.SCALING),
            Contracts.of(new ResampleEntries(), Invariance.SCALING),
            Contracts.of(new ShuffleEntries(), Invariance.SCALING),
            Contracts.of(new ShuffleRows(), Invariance.SCALING),
            Contracts.of(new ShuffleWithinDistance(), Invariance.SCALING))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> embeddings() {
    return Stream.of(
            Contracts.of(new EqualDistances(), Invariance.RELABELLING),
            Contracts.of(new Grid()),
            Contracts.of(new MeasuredPositions(), Invariance.RELABELLING),
            Contracts.of(new PathDistance(), Invariance.RELABELLING),
            Contracts.of(new PermutedPositions()),
            Contracts.of(new ShuffledDistances()),
            Contracts.of(new UniformPositions()))
        .flatMap(tests -> tests);
  }
}
