package dev.pointsman.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// The small files beside the user's `ACTIVE` that name the models on trial: `SHADOW`, which only
/// watches; `CANARY`, which decides for a share of the sessions; and `CANARY-ROLLBACK`, which says
/// why the last canary was taken back.
public record TrialFiles(Path models) {
  private static final String SHADOW = "SHADOW";
  private static final String CANARY = "CANARY";
  private static final String ROLLBACK = "CANARY-ROLLBACK";
  private static final Pattern SHARE = Pattern.compile("(\\S+) (\\d{1,2})");

  public static TrialFiles of(ModelFolders folders) {
    return new TrialFiles(folders.folders().getFirst());
  }

  /// The name of the model that watches; empty where none does.
  public Optional<String> shadow() {
    return content(SHADOW).map(ActiveModel::checked);
  }

  /// The model that decides for a share; empty where none does.
  public Optional<CanaryShare> canary() {
    return content(CANARY).map(TrialFiles::share);
  }

  /// Why the last canary was taken back; empty where none was, or another has begun since.
  public Optional<String> rollback() {
    return content(ROLLBACK);
  }

  public void startShadow(String name) throws IOException {
    write(SHADOW, ActiveModel.checked(name));
  }

  public void endShadow() throws IOException {
    Files.deleteIfExists(models.resolve(SHADOW));
  }

  public void startCanary(CanaryShare share) throws IOException {
    write(CANARY, share.name() + " " + share.percent());
    Files.deleteIfExists(models.resolve(ROLLBACK));
  }

  public void endCanary() throws IOException {
    Files.deleteIfExists(models.resolve(CANARY));
  }

  /// Ends the canary, and says why. The reason comes first: a crash in between leaves a canary that
  /// will be judged again.
  public void rollBackCanary(String why) throws IOException {
    write(ROLLBACK, why);
    endCanary();
  }

  /// Another text whenever a model on trial was named, changed or taken away.
  public String mark() {
    return ModelFolders.mark(models.resolve(SHADOW))
        + " "
        + ModelFolders.mark(models.resolve(CANARY));
  }

  private void write(String file, String content) throws IOException {
    SmallFile.replace(Files.createDirectories(models).resolve(file), content + "\n");
  }

  private Optional<String> content(String name) {
    var file = models.resolve(name);
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + file, broken);
    }
  }

  private static CanaryShare share(String content) {
    var parts = SHARE.matcher(content);
    if (!parts.matches()) {
      throw new BundleRefused(
          CANARY, "expected a model's name and a percentage, got '%s'".formatted(content));
    }
    try {
      return new CanaryShare(parts.group(1), Integer.parseInt(parts.group(2)));
    } catch (IllegalArgumentException wrong) {
      throw new BundleRefused(CANARY, String.valueOf(wrong.getMessage()));
    }
  }
}
