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
import org.anlage.generators.transforms.Signs;
import org.anlage.generators.transforms.Sparsify;
import org.anlage.generators.transforms.TruncateRank;
import org.anlage.generators.waves.CirculantOrthogonal;
import org.anlage.generators.waves.RingShift;
import org.anlage.generators.weights.Anatomical;
import org.anlage.generators.weights.Areas;
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
 * Generators, transforms and embeddings do what is asked of a plug-in's. {@code rewire} and {@code
 * given-strengths} are missing: they refuse the dense or signed weights that the contract gives to
 * transforms.
 */
class GeneratorsContractTest {
  @TestFactory
  Stream<DynamicTest> generators() {
    return Stream.of(
            Contracts.overParameters(new Anatomical()),
            Contracts.of(
                new Anatomical(), "{\"value\": \"size\", \"normalisation\": \"in-strength\"}"),
            Contracts.of(new Areas()),
            Contracts.of(
                new Areas(),
                "{\"sizes\": [2, 1], \"density\": [0.5, 0, 0, 1], \"gain\": [1, 1, 1, 2]}"),
            Contracts.overParameters(new Glorot()),
            Contracts.overParameters(new HaarOrthogonal()),
            Contracts.overParameters(new Lognormal()),
            Contracts.overParameters(new LognormalDiagonal()),
            Contracts.overParameters(new Normal()),
            Contracts.overParameters(new ScaledIdentity()),
            Contracts.overParameters(new Antisymmetric()),
            Contracts.overParameters(new Critical()),
            Contracts.overParameters(new CriticalBalanced()),
            Contracts.overParameters(new CriticalClustered()),
            Contracts.overParameters(new CriticalRealSpectrum()),
            Contracts.overParameters(new CriticalSparse()),
            Contracts.overParameters(new CriticalSpatial()),
            Contracts.overParameters(new LowRankPlusRandom()),
            Contracts.overParameters(new CirculantOrthogonal()),
            Contracts.overParameters(new RingShift()))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> transforms() {
    return Stream.of(
            Contracts.overParameters(new DaleSigns()),
            Contracts.of(
                new DaleSigns(),
                "{\"signs\": \"cell-type\"}",
                Invariance.RELABELLING,
                Invariance.SCALING),
            Contracts.overParameters(
                new DiagonalOnly(), Invariance.RELABELLING, Invariance.SCALING),
            Contracts.overParameters(new MatchDiagonal(), Invariance.SCALING),
            Contracts.overParameters(new ModulateDistance(), Invariance.SCALING),
            Contracts.overParameters(new ModulateLognormal(), Invariance.SCALING),
            Contracts.overParameters(new NonNegative(), Invariance.RELABELLING, Invariance.SCALING),
            Contracts.overParameters(new RaiseToFloor(), Invariance.RELABELLING),
            Contracts.overParameters(
                new RemoveDiagonal(), Invariance.RELABELLING, Invariance.SCALING),
            Contracts.overParameters(new ScaleMean(), Invariance.RELABELLING),
            Contracts.overParameters(new ScaleNorm(), "{\"value\": 2}", Invariance.RELABELLING),
            Contracts.overParameters(new ScaleSpectralAbscissa(), Invariance.RELABELLING),
            Contracts.overParameters(new ScaleSpectralNorm(), Invariance.RELABELLING),
            Contracts.overParameters(new ScaleSpectralRadius(), Invariance.RELABELLING),
            Contracts.overParameters(new Signs(), Invariance.SCALING),
            Contracts.overParameters(new Sparsify()),
            Contracts.overParameters(new TruncateRank(), "{\"rank\": 2}", Invariance.SCALING),
            Contracts.of(new MatchedOrthogonal(), Invariance.SCALING),
            Contracts.overParameters(new MatchedOrthogonal()),
            Contracts.overParameters(new RandomEigenvectors()),
            Contracts.overParameters(new RandomSingularVectors(), Invariance.SCALING),
            Contracts.overParameters(new Relabel(), Invariance.SCALING),
            Contracts.overParameters(new ResampleEntries(), Invariance.SCALING),
            Contracts.overParameters(new ShuffleEntries(), Invariance.SCALING),
            Contracts.overParameters(new ShuffleRows(), Invariance.SCALING),
            Contracts.overParameters(new ShuffleWithinDistance(), Invariance.SCALING))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> embeddings() {
    return Stream.of(
            Contracts.overParameters(new EqualDistances(), Invariance.RELABELLING),
            Contracts.overParameters(new Grid()),
            Contracts.of(new MeasuredPositions(), Invariance.RELABELLING),
            Contracts.overParameters(new MeasuredPositions()),
            Contracts.overParameters(new PathDistance(), Invariance.RELABELLING),
            Contracts.overParameters(new PermutedPositions()),
            Contracts.overParameters(new ShuffledDistances()),
            Contracts.overParameters(new UniformPositions()))
        .flatMap(tests -> tests);
  }
}
