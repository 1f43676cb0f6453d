package dev.pointsman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.config.ClientKeys.Admission;
import dev.pointsman.config.ClientKeys.Admission.Admitted;
import dev.pointsman.config.ClientKeys.Admission.Refused;
import dev.pointsman.unit.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeysTest {
  private static final String ALICE = "alice-0123456789";
  private static final String BOB = "bob-0123456789ab";
  private static final Provenance HERE = new Provenance("localhost:8080", "");
  private static final Admission IS_ALICE = new Admitted(new TenantId("alice"));

  @TempDir private Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private ClientKeyFile file = new ClientKeyFile(Path.of("unset"));

  @BeforeEach
  void name() {
    file = new ClientKeyFile(folder.resolve("client-keys"));
  }

  @Test
  void thisMachineAloneNeedsNoKeyAndItsCredentialsAreIgnored() {
    assertThat(keys("", true).admit("Bearer sk-whatever", "x", HERE))
        .isEqualTo(new Admitted(TenantId.LOCAL));
  }

  @Test
  void anotherHostWithoutKeysAdmitsNobody() {
    assertThat(keys("", false).admit("Bearer x", "", HERE)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer " + ALICE, "bearer  " + ALICE + " "})
  void aBearerTokenNamesTheTenant(String authorization) {
    assertThat(keys("alice=" + ALICE, false).admit(authorization, "", HERE)).isEqualTo(IS_ALICE);
  }

  @Test
  void eitherHeaderWillDo() {
    var keys = keys("alice=" + ALICE + ", bob=" + BOB, true);
    assertThat(keys.admit("", ALICE, HERE)).isEqualTo(IS_ALICE);
    assertThat(keys.admit("Bearer other", ALICE, HERE)).isEqualTo(IS_ALICE);
    assertThat(keys.admit("Bearer " + ALICE, ALICE, HERE)).isEqualTo(IS_ALICE);
    assertThat(keys.admit("Bearer " + BOB, ALICE, HERE)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Basic " + ALICE,
        "Bearer alice-012345678",
        "Bearer alice-01234567899",
        "Bearer ' OR 1=1 --",
        "Bearer *)(uid=*",
        "Bearer %s%n${jndi:ldap://x}",
        "Bearer sha256-0000"
      })
  void anythingElseIsRefusedWithoutRepeatingIt(String authorization) {
    var refused = (Refused) keys("alice=" + ALICE, false).admit(authorization, "", HERE);
    assertThat(refused.sentence()).doesNotContain("alice", "OR 1", "jndi");
  }

  @Test
  void theFileHoldsHashesAloneAndIsTheOwnersOnly() throws IOException {
    file.add(key("alice", ALICE));
    assertThat(Files.readString(file.path()))
        .contains("alice: sha256-" + KeyHash.of(ALICE).label().substring(7))
        .doesNotContain(ALICE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
  }

  @Test
  void aKeyThatWasRemovedIsRefusedWithinASecond() throws IOException {
    file.add(key("alice", ALICE));
    file.add(key("bob", BOB));
    var keys = keys("", false);
    assertThat(keys.admit("", ALICE, HERE)).isEqualTo(IS_ALICE);
    assertThat(file.remove(new TenantId("alice"))).isOne();
    now.set(Instant.EPOCH.plusMillis(1_000));
    assertThat(keys.admit("", ALICE, HERE)).isInstanceOf(Refused.class);
    assertThat(keys.admit("", BOB, HERE)).isEqualTo(new Admitted(new TenantId("bob")));
  }

  @Test
  void aTenantMayHaveSeveralKeys() throws IOException {
    file.add(key("alice", ALICE));
    file.add(key("alice", BOB));
    assertThat(keys("", false).admit("", BOB, HERE)).isEqualTo(IS_ALICE);
    assertThat(file.remove(new TenantId("alice"))).isEqualTo(2);
  }

  @Test
  void whereNoKeyIsAskedForOtherSitesAreRefused() {
    var bent = new Provenance("evil.example:8080", "");
    var page = new Provenance("localhost", "https://evil.example");
    assertThat(keys("", true).admit("", "", bent))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.sentence()).contains("Host", "evil.example:8080", "keys add");
            });
    assertThat(keys("", true).admit("", "", page)).isInstanceOf(Refused.class);
    assertThat(keys("alice=" + ALICE, true).admit("", ALICE, page)).isEqualTo(IS_ALICE);
  }

  @Test
  void aRequestThatNamesNoHostIsTakenForALocalOne() {
    assertThat(keys("", true).admit("", "", new Provenance("", "")))
        .isEqualTo(new Admitted(TenantId.LOCAL));
  }

  @Test
  void aDamagedFileOpensNothing() throws IOException {
    Files.writeString(file.path(), "alice: " + ALICE + "\n");
    assertThat(keys("", true).admit("", "", HERE)).isInstanceOf(Refused.class);
    assertThatThrownBy(file::keys).hasMessageContaining("line 1").hasMessageNotContaining(ALICE);
  }

  private ClientKeys keys(String pairs, boolean isLoopback) {
    var config = new ClientKeysConfig(file.path(), ClientKey.fromPairs(pairs).keys());
    return new ClientKeys(config, isLoopback, now::get);
  }

  private static ClientKey key(String tenant, String key) {
    return new ClientKey(new TenantId(tenant), KeyHash.of(key));
  }
}
