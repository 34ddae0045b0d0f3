package org.anlage.api.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A stream of random numbers that is the same on every JVM, and that splits by purpose.
 *
 * <p>Numbers come from xoshiro256++ (Blackman and Vigna 2021, doi 10.1145/3460772). A stream has a
 * key of 256 bits that drawing does not change; {@link #split} derives the child's key from this
 * key and the purpose alone, so it does not matter what was drawn before, and adding one consumer
 * changes no other. Randomness that belongs to step k of a run is drawn from {@code
 * split("noise").split(k)}, so that nothing needs to be saved to resume there.
 *
 * <p>Not thread-safe; split first, then hand out.
 */
public final class RandomStream {
  private static final long WEYL = 0x9E3779B97F4A7C15L;

  // Eight numbers instead of an array for the key: a stream that is split off for one trial and
  // dropped then needs no memory at all once compiled.
  private final long key0;
  private final long key1;
  private final long key2;
  private final long key3;
  private long s0;
  private long s1;
  private long s2;
  private long s3;

  private RandomStream(long key0, long key1, long key2, long key3) {
    this.key0 = key0;
    this.key1 = key1;
    this.key2 = key2;
    this.key3 = key3;
    s0 = (key0 | key1 | key2 | key3) == 0 ? 1 : key0;
    s1 = key1;
    s2 = key2;
    s3 = key3;
  }

  /** The root stream of a seed. */
  public static RandomStream of(long seed) {
    return ofDigest(ByteBuffer.allocate(8).putLong(seed).array());
  }

  /** The stream for a purpose, for example {@code "weights"}. */
  public RandomStream split(String purpose) {
    byte[] text = purpose.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(32 + text.length);
    bytes.putLong(key0).putLong(key1).putLong(key2).putLong(key3);
    return ofDigest(bytes.put(text).array());
  }

  /** The stream for item number {@code index} of this purpose; cheap, for hot loops. */
  public RandomStream split(long index) {
    long a = next(index * WEYL, key0);
    long b = next(a, key1);
    long c = next(b, key2);
    long d = next(c, key3);
    return new RandomStream(mix(a), mix(b), mix(c), mix(d));
  }

  /** 64 random bits. */
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform over 0 ... bound - 1, without bias. */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive: " + bound);
    }
    long limit = (1L << 32) - (1L << 32) % bound;
    while (true) {
      long bits = nextLong() >>> 32;
      if (bits < limit) {
        return (int) (bits % bound);
      }
    }
  }

  /** Uniform on [0, 1), 53 bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform on [low, high). */
  public double nextDouble(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /**
   * Standard normal, by the ziggurat of 128 layers (Doornik 2005, "An improved ziggurat method to
   * generate normal random samples"); transcendental functions are StrictMath's.
   */
  public double nextGaussian() {
    while (true) {
      long bits = nextLong();
      int layer = (int) (bits & 127);
      double u = (bits >> 10) * 0x1.0p-53;
      if (Math.abs(u) < Ziggurat.RATIO[layer]) {
        return u * Ziggurat.X[layer];
      }
      if (layer == 0) {
        return tail(u < 0);
      }
      double x = u * Ziggurat.X[layer];
      double upper = StrictMath.exp(-0.5 * (square(Ziggurat.X[layer]) - x * x));
      double lower = StrictMath.exp(-0.5 * (square(Ziggurat.X[layer + 1]) - x * x));
      if (lower + nextDouble() * (upper - lower) < 1) {
        return x;
      }
    }
  }

  /** A uniformly random order of 0 ... size - 1 (Fisher and Yates). */
  public int[] permutation(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private double tail(boolean negative) {
    while (true) {
      double x = StrictMath.log(1 - nextDouble()) / Ziggurat.R;
      double y = StrictMath.log(1 - nextDouble());
      if (-2 * y >= x * x) {
        return negative ? x - Ziggurat.R : Ziggurat.R - x;
      }
    }
  }

  private static double square(double x) {
    return x * x;
  }

  private static long next(long state, long key) {
    return mix(state ^ key) + WEYL;
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static RandomStream ofDigest(byte[] bytes) {
    try {
      ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
      return new RandomStream(
          digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Layer edges; built with StrictMath so that they are the same everywhere. */
  private static final class Ziggurat {
    static final double R = 3.442619855899;
    static final double[] X = new double[129];
    static final double[] RATIO = new double[128];

    static {
      double area = 9.91256303526217e-3;
      double f = StrictMath.exp(-0.5 * R * R);
      X[0] = area / f;
      X[1] = R;
      for (int i = 2; i < 128; i++) {
        X[i] = StrictMath.sqrt(-2 * StrictMath.log(area / X[i - 1] + f));
        f = StrictMath.exp(-0.5 * X[i] * X[i]);
      }
      for (int i = 0; i < 128; i++) {
        RATIO[i] = X[i + 1] / X[i];
      }
    }
  }
}
