"""Each rule finds the violation planted for it, and leaves the same files in order alone."""

import unittest

import anonymous
import build_files
import entities
import includes
import texts
import tidy
from tree import Tree

LATER = "// TO" + "DO: later\n"
TICKET = 'struct Ticket {\n  RowHead head;\n  Text number;\n};\n'

# rule → (files in order, files that break it)
CASES = {
    anonymous.private_names_are_unique_in_their_folder: [
        ({"shared/sync/a.cpp": "namespace {\nint edit(int a) {\n  return a;\n}\n}  // namespace\n",
          "shared/sync/b.cpp": "namespace {\nint change(int edit) {\n}\n}  // namespace\nint Door::edit(int a) {\n}\n"},
         {"shared/sync/a.cpp": "namespace {\nint edit(int a) {\n  return a;\n}\n}  // namespace\n",
          "shared/sync/b.cpp": "namespace {\ntemplate <class T>\nFieldEdit edit(std::string_view a, T b) {\n}\n}  // namespace\n"}),
        ({"server/net/a.cpp": "namespace {\nconstexpr int limit = 1;\n}  // namespace\n",
          "server/sync/b.cpp": "namespace {\nconstexpr int limit = 2;\n}  // namespace\n"},
         {"server/net/a.cpp": "namespace {\nconstexpr int limit = 1;\n}  // namespace\n",
          "server/net/b.cpp": "namespace {\nstruct limit {\n};\n}  // namespace\n"}),
    ],
    includes.folders_keep_their_direction: [
        ({"shared/sync/a.h": '#include "shared/core/id.h"\n'}, {"shared/sync/a.h": '#include "shared/domain/crm/b.h"\n'}),
        ({"server/net/a.cpp": '#include "server/auth/b.h"\n'}, {"server/net/a.cpp": '#include "server/db/b.h"\n'}),
        ({"server/app/a.cpp": '#include "server/db/b.h"\n'}, {"server/app/a.cpp": '#include "client/link/b.h"\n'}),
        ({"client/ui/a.h": '#include "shared/core/id.h"\n'}, {"client/ui/a.h": '#include "shared/rules/b.h"\n'}),
        ({"client/link/a.h": '#include "b.h"\n', "client/replica/b.h": ""},
         {"client/link/a.h": '#include "b.h"\n', "client/store/b.h": ""}),
        ({"shared/domain/service/a.h": '#include "shared/domain/crm/b.h"\n'},
         {"shared/domain/crm/a.h": '#include "shared/domain/service/b.h"\n'}),
        ({"server/jobs/a.h": '#include "server/db/b.h"\n'}, {"server/somewhere/a.h": '#include "server/db/b.h"\n'}),
    ],
    includes.module_folders_are_known: [
        ({"shared/domain/crm/partner.h": ""}, {"shared/domain/helpers/partner.h": ""}),
        ({"client/modules/stock/a.h": ""}, {"client/modules/common/a.h": ""}),
    ],
    includes.foreign_headers_stay_with_their_keeper: [
        ({"client/platform/a.cpp": "#include <unistd.h>\n"}, {"client/link/a.cpp": "#include <unistd.h>\n"}),
        ({"shared/wire/a.cpp": '#include "sync.pb.h"\n'}, {"shared/sync/a.cpp": '#include "proto/sync.pb.h"\n'}),
        ({"server/db/a.cpp": "#include <pqxx/pqxx>\n"}, {"server/sync/a.cpp": "#include <pqxx/pqxx>\n"}),
        ({"client/replica/a.cpp": "#include <sqlite3.h>\n"}, {"client/store/a.cpp": "#include <sqlite3.h>\n"}),
        ({"server/net/a.cpp": "#include <boost/beast.hpp>\n"}, {"server/web/a.cpp": "#include <boost/beast.hpp>\n"}),
        ({"client/drive/a.cpp": "#include <qpa/qwindowsysteminterface.h>\n"},
         {"client/ui/a.cpp": "#include <QtGui/private/qguiapplication_p.h>\n"}),
        ({"client/platform/a.cpp": "#include <QCamera>\n"}, {"client/app/a.cpp": "#include <QCamera>\n"}),
        ({"client/platform/a.cpp": "#include <QVideoFrame>\n"}, {"tests/client/app/a.cpp": "#include <QtMultimedia/QVideoFrame>\n"}),
        ({"client/store/a.cpp": "#include <QString>\n"}, {"shared/core/a.cpp": "#include <QString>\n"}),
        ({"client/link/a.cpp": "#include <QObject>\n"}, {"client/replica/a.cpp": "#include <QObject>\n"}),
        ({"server/sync/a.cpp": "#include <boost/asio.hpp>\n"}, {"shared/sync/a.cpp": "#include <boost/asio.hpp>\n"}),
    ],
    texts.pages_use_the_layouts_of_the_kit: [
        ({"client/ui/A.qml": "import QtQuick\nimport Carnet.Ui\n"}, {"client/ui/A.qml": "import QtQuick.Layouts\n"}),
    ],
    texts.pages_see_no_multimedia: [
        ({"client/modules/service/A.qml": "import QtQuick\n"}, {"client/modules/service/A.qml": "import QtMultimedia\n"}),
    ],
    texts.pictures_of_documents_can_be_drawn_anew: [
        ({"docs/pictures/pictures.txt": "a.LANG.png page-LANG\n", "docs/pictures/a.en.png": None, "docs/pictures/a.fr.png": None,
          "docs/a.md": "![](pictures/a.en.png) ![](pictures/a.fr.png)\n"},
         {"docs/pictures/pictures.txt": "# nothing\n", "docs/pictures/a.png": None, "docs/a.md": "![](pictures/a.png)\n"}),
        ({"docs/pictures/pictures.txt": "a.png page\n", "docs/pictures/a.png": None, "docs/a.md": "![](pictures/a.png)\n"},
         {"docs/pictures/pictures.txt": "a.png page\n"}),
        ({"docs/pictures/pictures.txt": "a.png page\n", "docs/pictures/a.png": None, "docs/a.md": "![](pictures/a.png)\n"},
         {"docs/pictures/pictures.txt": "a.png page\n", "docs/pictures/a.png": None}),
    ],
    texts.french_marks_stay_with_their_word: [
        ({"client/i18n/ui_fr.ts": "<source>Why ?</source>\n<translation>Pourquoi\u00a0?</translation>\n"},
         {"client/i18n/ui_fr.ts": "<source>Why?</source>\n<translation>Pourquoi ?</translation>\n"}),
    ],
    texts.looks_come_from_the_theme: [
        ({"client/ui/A.qml": "    font.pixelSize: Theme.bodySize\n", texts.THEME: 'color bg: "#12151A"\nscaled(12)\n'},
         {"client/ui/A.qml": "    font.pixelSize: 13\n"}),
        ({"client/ui/A.qml": "    color: Theme.text\n"}, {"client/ui/A.qml": '    color: "#12151A"\n'}),
        ({"client/ui/A.qml": '    style: "caption"\n'}, {"client/ui/A.qml": "    height: Theme.scaled(13)\n"}),
    ],
    texts.the_gallery_shows_every_control: [
        ({"client/ui/A.qml": "Item {\n    B {}\n}\n", "client/ui/B.qml": "Item {}\n", "client/gallery/P.qml": "A {}\n"},
         {"client/ui/A.qml": "Item {}\n", "client/ui/B.qml": "Item {}\n", "client/gallery/P.qml": "A {}\n"}),
    ],
    includes.beast_is_instantiated_once: [
        ({"server/net/door_stream.cpp": "#include <boost/beast.hpp>\n"}, {"server/net/a.cpp": "#include <boost/beast.hpp>\n"}),
        ({"server/net/a.h": "#include <boost/beast.hpp>\n", "server/net/beast_listener.cpp": '#include "server/net/a.h"\n'},
         {"server/net/a.h": "#include <boost/beast.hpp>\n", "server/net/b.h": '#include "server/net/a.h"\n',
          "server/app/b.cpp": '#include "server/net/b.h"\n'}),
    ],
    entities.names_are_no_reserved_words: [
        ({"sql/crm/0001_a.sql": "CREATE TABLE partner (\n  id uuid, -- the user\n  CHECK (id <> ''), UNIQUE (id)\n);\n"},
         {"sql/crm/0001_a.sql": "CREATE TABLE partner (\n  id uuid,\n  user uuid,\n  UNIQUE (id)\n);\n"}),
        ({"sql/crm/0001_a.sql": "CREATE TABLE app_user (id uuid);\n"}, {"sql/crm/0001_a.sql": "CREATE TABLE user (id uuid);\n"}),
        ({"sql/crm/0002_b.sql": "ALTER TABLE partner ADD COLUMN ending date;\n"},
         {"sql/crm/0002_b.sql": "ALTER TABLE partner ADD COLUMN end date;\n"}),
        ({"sql/crm/0002_b.sql": "CREATE TABLE a (checked text);\n"}, {"sql/crm/0002_b.sql": "CREATE TABLE a (check text);\n"}),
        ({"shared/domain/crm/partner.h": "field<&Partner::name>(1),\n"},
         {"shared/domain/crm/partner.h": "field<&Partner::order>(1),\n"}),
    ],
    entities.every_entity_is_registered: [
        ({"shared/domain/service/ticket.h": TICKET, "shared/domain/registry.cpp": "&service::entities\n",
          "shared/domain/service/module.cpp": "&entityOf<Ticket>,\n"},
         {"shared/domain/service/ticket.h": TICKET, "shared/domain/registry.cpp": "&service::entities\n",
          "shared/domain/service/module.cpp": '#include "shared/domain/service/ticket.h"\n&entityOf<TicketPart>,\n'}),
        ({}, {"shared/domain/service/ticket.h": TICKET, "shared/domain/registry.cpp": "&crm::entities\n",
              "shared/domain/service/module.cpp": "&entityOf<Ticket>,\n"}),
    ],
    entities.every_migration_has_its_turn: [
        ({"sql/crm/0001_partner.sql": "", "sql/migrations.txt": "# order\ncrm/0001_partner.sql\n"},
         {"sql/crm/0001_partner.sql": "", "sql/migrations.txt": "# crm/0001_partner.sql\n"}),
        ({}, {"sql/migrations.txt": "crm/0001_partner.sql\n"}),
    ],
    entities.every_entity_has_a_migration: [
        ({"shared/domain/service/ticket.h": TICKET, "sql/service/0001_a.sql": "CREATE TABLE ticket (id uuid);\n"},
         {"shared/domain/service/ticket.h": TICKET, "sql/service/0001_a.sql": "CREATE TABLE ticket_part (id uuid);\n"}),
    ],
    texts.nothing_is_left_for_later: [
        ({"server/app/main.cpp": "// ready\n"}, {"server/app/main.cpp": LATER}),
    ],
    texts.no_path_or_host_of_one_machine: [
        ({"README.md": "see /var/lib and build/tmp/x\n"}, {"README.md": "see /tmp/x\n"}),
        ({"a.sh": "curl https://localhost/\n"}, {"a.sh": "curl https://mirror.internal/\n"}),
        ({"a.sh": "ping 127.0.0.1\n"}, {"a.sh": "ping 10.1.2.3\n"}),
    ],
    texts.client_uses_no_shell_and_no_proc: [
        ({"client/platform/a.cpp": 'open("/proc/meminfo")\n'}, {"client/link/a.cpp": 'open("/proc/meminfo")\n'}),
    ],
    texts.files_stay_readable: [
        ({"server/app/a.cpp": "\n" * 500}, {"server/app/a.cpp": "\n" * 1001}),
    ],
    texts.readmes_name_what_exists: [
        ({"README.md": "see `tests/run --only tidy` and [it](tests/run)\n", "tests/run": ""},
         {"README.md": "see `tests/run --only tidy`\n", "tests/walk": ""}),
        ({"docs/a.md": "see [it](../tests/run)\n", "tests/run": ""}, {"docs/a.md": "see [it](tests/run)\n", "tests/run": ""}),
    ],
    build_files.every_source_is_built: [
        ({"shared/core/CMakeLists.txt": "carnet_library(x SOURCES id.cpp)\n", "shared/core/id.cpp": ""},
         {"shared/core/CMakeLists.txt": "carnet_library(x SOURCES valid.cpp)\n", "shared/core/id.cpp": ""}),
        ({"client/CMakeLists.txt": "x(ui/Page.qml)\n", "client/ui/Page.qml": ""},
         {"client/CMakeLists.txt": "# x(ui/Page.qml)\n", "client/ui/Page.qml": ""}),
        ({"shared/core/a.h": "", "shared/core/CMakeLists.txt": "b.cpp\n", "shared/core/b.cpp": '#include "shared/core/a.h"\n'},
         {"shared/core/a.h": "", "shared/core/CMakeLists.txt": "b.cpp\n", "shared/core/b.cpp": ""}),
        ({"tests/client/ui/CMakeLists.txt": "carnet_qt_test(ui)\n", "tests/client/ui/tst_a.qml": ""},
         {"tests/client/ui/CMakeLists.txt": "carnet_test(ui)\n", "tests/client/ui/tst_a.qml": ""}),
        ({"proto/a.proto": "", "shared/wire/CMakeLists.txt": "${PROJECT_SOURCE_DIR}/proto/a.proto\n"},
         {"proto/a.proto": "", "shared/wire/CMakeLists.txt": "a.proto\n"}),
        ({"sql/CMakeLists.txt": "x\n", "sql/migrations.txt": "crm/1.sql\n", "sql/crm/1.sql": ""},
         {"sql/CMakeLists.txt": "x\n", "sql/migrations.txt": "# crm/1.sql\n", "sql/crm/1.sql": ""}),
        ({"sql/CMakeLists.txt": 'file(GLOB scripts "${CMAKE_CURRENT_SOURCE_DIR}/*/*.sql")\n', "sql/crm/1.sql": ""},
         {"sql/CMakeLists.txt": 'file(GLOB scripts "*.txt")\n', "sql/crm/1.sql": ""}),
        ({"client/i18n/CMakeLists.txt": 'file(GLOB f CONFIGURE_DEPENDS "*_${l}.ts")\n', "client/i18n/ui_fr.ts": ""},
         {"client/i18n/CMakeLists.txt": 'file(GLOB f CONFIGURE_DEPENDS "a_${l}.ts")\n', "client/i18n/ui_fr.ts": ""}),
    ],
    build_files.every_cmake_folder_is_added: [
        ({"tests/CMakeLists.txt": "foreach(f unit tidy)\nadd_subdirectory(${f})\n", "tests/tidy/CMakeLists.txt": "x\n",
          "CMakeLists.txt": "add_subdirectory(tests)\n"},
         {"tests/CMakeLists.txt": "foreach(f unit)\nadd_subdirectory(${f})\n", "tests/tidy/CMakeLists.txt": "x\n",
          "CMakeLists.txt": "add_subdirectory(tests)\n"}),
        ({"CMakeLists.txt": "add_subdirectory(tests)\n", "tests/CMakeLists.txt": "add_subdirectory(tidy)\n",
          "tests/tidy/CMakeLists.txt": "x\n"},
         {"CMakeLists.txt": "add_subdirectory(tests)\n", "tests/CMakeLists.txt": "# add_subdirectory(tidy)\n",
          "tests/tidy/CMakeLists.txt": "x\n"}),
    ],
}


class EveryRule(unittest.TestCase):
    def test_isTriedOnAPlantedViolation(self):
        self.assertEqual(set(tidy.RULES), set(CASES))

    def test_findsTheViolationPlantedForIt(self):
        for rule, cases in CASES.items():
            for _, broken in cases:
                with self.subTest(rule=rule.__name__, files=broken):
                    self.assertTrue([p for p in rule(Tree(broken)) if not p.warning])

    def test_leavesFilesInOrderAlone(self):
        for rule, cases in CASES.items():
            for fine, _ in cases:
                with self.subTest(rule=rule.__name__, files=fine):
                    self.assertEqual([], [str(problem) for problem in rule(Tree(fine))])


class ALongFile(unittest.TestCase):
    def test_warnsBeforeItFails(self):
        found = list(texts.files_stay_readable(Tree({"server/app/a.cpp": "\n" * 501})))
        self.assertEqual([True], [problem.warning for problem in found])


if __name__ == "__main__":
    unittest.main()
