"""make_workbooks.py DIRECTORY: writes the workbooks that the tests read, with openpyxl and with zipfile alone."""
import datetime
import pathlib
import sys
import zipfile

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

folder = pathlib.Path(sys.argv[1])
DAY = datetime.date(2021, 4, 30)
HEADER = ["序號", "任務", "戰線", "責任單位", "責任人", "完成時限"]


def save(book, name):
    book.save(folder / name)


def plain():
    """A title over merged cells, a header, a hidden sheet before and a second sheet behind."""
    book = openpyxl.Workbook()
    draft = book.active
    draft.title = "底稿"
    draft.sheet_state = "hidden"
    draft.append(HEADER)
    draft.append([9, "草稿", "項目建設", "局", "李四", DAY])
    sheet = book.create_sheet("台賬")
    sheet["A1"] = "2021年重點任務台賬"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "單位：督查室"
    for column, title in enumerate(HEADER, 1):
        sheet.cell(3, column, title)
    sheet.append([1, "修路", "項目建設", "局", "張三", DAY])
    sheet.append([2, "建橋", "項目建設", None, "張三", "2021-05-08"])
    sheet.append([3, "種樹", "項目建設", None, "張三", "6月底前"])
    sheet.merge_cells("D4:D6")
    other = book.create_sheet("人員")
    other.append(["姓名", "單位", "職務", "郵箱"])
    other.append(["張三", "局", "科員", "a@example.org"])
    save(book, "plain.xlsx")


def values():
    """A cell of each kind, one a row, the expected text beside it."""
    book = openpyxl.Workbook()
    sheet = book.active
    rich = CellRichText("修", TextBlock(InlineFont(b=True), "路"), "工程")

    def add(value, text, number_format=None):
        sheet.append([value, text])
        if number_format:
            sheet.cell(sheet.max_row, 1).number_format = number_format

    add("文字", "文字")
    add(rich, "修路工程")
    add("a_x000D_b", "a_x000D_b")
    add("=1+1", "")
    add(True, "TRUE")
    add(False, "FALSE")
    add("#REF!", "#REF!")
    add(45, "45")
    add(3.5, "3.5")
    add(0.1 + 0.2, "0.3")
    add(1234567.891, "1234567.891")
    add(-2.5e-7, "-0.00000025")
    add(0.00001, "0.00001")
    add(1e15, "1000000000000000")
    add(0.25, "25%", "0%")
    add(0.07, "7%", "0.00%")
    add(1234.5, "1234.5", "#,##0.00")
    add(1234.5, "1234.5", '_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ')
    for number_format in [
            "yyyy-mm-dd", "yyyy/m/d", 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"d"日";@', "[$-804]yyyy年m月d日",
            "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 'm"月"d"日"', "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", "m/d/yy",
            "mm-dd-yy", "d-mmm-yy", "aaaa", "[红色]yyyy-mm-dd", "[$-404]e/m/d"]:
        add(DAY, "2021-04-30", number_format)
    for number_format in ['yyyy"年"m"月"', "yyyy\\-mm", "mmm-yy"]:
        add(datetime.date(2021, 6, 1), "2021-06", number_format)
        add(datetime.date(2021, 6, 2), "2021-06-02", number_format)
    add(datetime.datetime(2021, 4, 30, 17, 30), "2021-04-30 17:30:00", "yyyy-mm-dd hh:mm")
    add(datetime.datetime(2021, 4, 30, 23, 59, 59, 999999), "2021-05-01", "yyyy-mm-dd hh:mm")
    add(datetime.date(2024, 2, 29), "2024-02-29", "yyyy-mm-dd")
    add(1, "1900-01-01", "yyyy-mm-dd")
    add(59, "1900-02-28", "yyyy-mm-dd")
    add(60, "1900-02-29", "yyyy-mm-dd")
    add(61, "1900-03-01", "yyyy-mm-dd")
    add(-1, "-1", "yyyy-mm-dd")
    add(0.75, "0.75", "h:mm")
    add(1.5, "1.5", "[h]:mm")
    save(book, "values.xlsx")


def epoch1904():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([DAY, datetime.date(1904, 1, 1)])
    save(book, "1904.xlsx")


def package(name, sheet, strings=None, extra=(), state="", prefix=""):
    """A workbook as another program writes it: with XML of our own."""
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pack = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{pack}"><Relationship Id="a" Type="{rel}/officeDocument" '
                         'Target="/xl/workbook.xml"/></Relationships>')
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{ns}" xmlns:r="{rel}"><sheets>'
                         f'<sheet name="一" sheetId="1" r:id="b"{state}/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels",
                         f'<Relationships xmlns="{pack}"><Relationship Id="b" Type="{rel}/worksheet" '
                         'Target="worksheets/sheet1.xml"/>'
                         f'<Relationship Id="c" Type="{rel}/sharedStrings" Target="../xl/sharedStrings.xml"/>'
                         '</Relationships>')
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        if strings is not None:
            archive.writestr("xl/sharedStrings.xml", strings)
        for entry, content in extra:
            archive.writestr(entry, content)


def handmade():
    sheet = ('<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>就</x:t></x:r><x:r>'
             '<x:t>地</x:t></x:r><x:rPh sb="0" eb="1"><x:t>zhe</x:t></x:rPh></x:is></x:c><x:c t="str"><x:f>A1&amp;B1</x:f>'
             '<x:v>公式</x:v></x:c><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>99</x:v></x:c><x:c t="d"><x:v>2021-04-30'
             '</x:v></x:c><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row><x:row r="9"><x:c r="C9" t="e"><x:v>#N/A</x:v></x:c>'
             '</x:row></x:sheetData></x:worksheet>')
    strings = ('<sst xmlns="u"><si><t xml:space="preserve"> 張 </t><rPh sb="0" eb="1"><t>zhang</t></rPh></si></sst>')
    package("handmade.xlsx", sheet, strings)
    empty = "<worksheet><sheetData/></worksheet>"
    package("hidden.xlsx", empty, state=' state="veryHidden"')
    package("entities.xlsx", '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
            '<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>')
    package("external.xlsx", '<!DOCTYPE w SYSTEM "file:///etc/passwd"><worksheet/>')
    package("malformed.xlsx", "<worksheet>\n<sheetData></worksheet>")
    package("bomb.xlsx", b"<worksheet>" + b" " * (200 << 20) + b"</worksheet>")
    package("longtag.xlsx", "<worksheet><row " + "a" * (3 << 20) + '="1"/></worksheet>')
    cells = "".join(f"<c t='str'><v>{number}</v></c>" for number in range(1100))
    package("wide.xlsx", f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>")
    package("longcell.xlsx", "<worksheet><sheetData><row r='7'><c t='str'><v>" + "長" * 30000 +
            "</v></c></row></sheetData></worksheet>")
    merges = "".join(f'<mergeCell ref="A1:A{1048576 - number}"/>' for number in range(3000))
    rows = "".join(f"<row r='{number}'><c t='str'><v>x</v></c></row>" for number in range(1, 3000))
    package("merges.xlsx", f"<worksheet><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>")
    package("badrow.xlsx", "<worksheet><sheetData><row r='99999999999'/></sheetData></worksheet>")
    with zipfile.ZipFile(folder / "zip.xlsx", "w") as archive:
        archive.writestr("a.txt", "a")
    with zipfile.ZipFile(folder / "sheet.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    with zipfile.ZipFile(folder / "binary.xlsb", "w") as archive:
        archive.writestr("xl/workbook.bin", "a")
    (folder / "old.xls").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600))
    whole = (folder / "plain.xlsx").read_bytes()
    (folder / "half.xlsx").write_bytes(whole[:len(whole) // 2])


def two_rows_of_header():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADER[:5] + ["進度", None, "完成時限"])
    sheet.append([None] * 5 + ["目標", "完成值", None])
    for letter in "ABCDEH":
        sheet.merge_cells(f"{letter}1:{letter}2")
    sheet.merge_cells("F1:G1")
    sheet.append([1, "修路", "項目建設", "局", "張三", 10, 4, DAY])
    save(book, "twoheaders.xlsx")


plain()
values()
epoch1904()
two_rows_of_header()
handmade()
