package org.anlage.store;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file system of the machine, of which one operation fails: opening, writing, moving, deleting,
 * making or listing a folder, counted from 1.
 */
final class FailingFileSystem extends FileSystem {
  private final FileSystem real;
  private final Provider provider;
  private final int failing;
  private final Fault fault;
  private int operations;

  /** How an operation fails. */
  enum Fault {
    NO_SPACE("No space left on device"),
    NO_PERMISSION("Permission denied"),
    /** Half of the bytes are written before there is no space. */
    SHORT_WRITE("No space left on device");

    private final String reason;

    Fault(String reason) {
      this.reason = reason;
    }
  }

  /**
   * A file system.
   *
   * @param failing number of the operation that fails; 0: none
   */
  FailingFileSystem(FileSystem real, int failing, Fault fault) {
    this.real = real;
    this.failing = failing;
    this.fault = fault;
    provider = new Provider();
  }

  /** Number of operations so far. */
  int operations() {
    return operations;
  }

  Path path(Path path) {
    return new FailingPath(path);
  }

  private static Path real(Path path) {
    return path instanceof FailingPath failing ? failing.path : path;
  }

  private boolean failsNow() {
    operations++;
    return operations == failing;
  }

  private void operation(Path path) throws IOException {
    if (failsNow()) {
      throw failure(path);
    }
  }

  private FileSystemException failure(Path path) {
    return new FileSystemException(path.toString(), "", fault.reason);
  }

  /** A path of this file system. */
  private final class FailingPath implements Path {
    private final Path path;

    FailingPath(Path path) {
      this.path = path;
    }

    private @Nullable Path of(@Nullable Path other) {
      return other == null ? null : new FailingPath(other);
    }

    @Override
    public FileSystem getFileSystem() {
      return FailingFileSystem.this;
    }

    @Override
    public boolean isAbsolute() {
      return path.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
      return of(path.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
      return of(path.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
      return of(path.getParent());
    }

    @Override
    public int getNameCount() {
      return path.getNameCount();
    }

    @Override
    public Path getName(int index) {
      return new FailingPath(path.getName(index));
    }

    @Override
    public Path subpath(int from, int to) {
      return new FailingPath(path.subpath(from, to));
    }

    @Override
    public boolean startsWith(Path other) {
      return path.startsWith(real(other));
    }

    @Override
    public boolean endsWith(Path other) {
      return path.endsWith(real(other));
    }

    @Override
    public Path normalize() {
      return new FailingPath(path.normalize());
    }

    @Override
    public Path resolve(Path other) {
      return new FailingPath(path.resolve(real(other)));
    }

    @Override
    public Path relativize(Path other) {
      return new FailingPath(path.relativize(real(other)));
    }

    @Override
    public URI toUri() {
      return path.toUri();
    }

    @Override
    public Path toAbsolutePath() {
      return new FailingPath(path.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
      return new FailingPath(path.toRealPath(options));
    }

    @Override
    public WatchKey register(
        WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
      return path.compareTo(real(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof FailingPath that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
      return path.hashCode();
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A channel whose writing may fail. */
  private final class FailingChannel implements SeekableByteChannel {
    private final SeekableByteChannel channel;
    private final Path path;

    FailingChannel(SeekableByteChannel channel, Path path) {
      this.channel = channel;
      this.path = path;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      if (failsNow()) {
        if (fault == Fault.SHORT_WRITE) {
          channel.write(bytes.slice(bytes.position(), bytes.remaining() / 2));
        }
        throw failure(path);
      }
      return channel.write(bytes);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return channel.read(bytes);
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      channel.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      channel.truncate(size);
      return this;
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private final class Provider extends FileSystemProvider {
    private final FileSystemProvider under = real.provider();

    @Override
    public String getScheme() {
      return "failing";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
      return FailingFileSystem.this;
    }

    @Override
    public Path getPath(URI uri) {
      return path(under.getPath(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      operation(path);
      return new FailingChannel(under.newByteChannel(real(path), options, attributes), path);
    }

    /** For forcing what was written, which this test does not let fail half-way. */
    @Override
    public FileChannel newFileChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      operation(path);
      return under.newFileChannel(real(path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
      operation(folder);
      DirectoryStream<Path> children =
          under.newDirectoryStream(real(folder), child -> filter.accept(path(child)));
      return new DirectoryStream<>() {
        @Override
        public Iterator<Path> iterator() {
          Iterator<Path> each = children.iterator();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return each.hasNext();
            }

            @Override
            public Path next() {
              return path(each.next());
            }
          };
        }

        @Override
        public void close() throws IOException {
          children.close();
        }
      };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
      operation(folder);
      under.createDirectory(real(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
      operation(path);
      under.delete(real(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
      operation(target);
      under.copy(real(source), real(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
      operation(target);
      under.move(real(source), real(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
      return under.isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
      return under.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
      return under.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
      under.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
        Path path, Class<V> type, LinkOption... options) {
      return under.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
        Path path, Class<A> type, LinkOption... options) throws IOException {
      return under.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
        throws IOException {
      return under.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
        throws IOException {
      under.setAttribute(real(path), attribute, value, options);
    }
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return real.getRootDirectories();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return path(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    return real.getPathMatcher(pattern);
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }
}
