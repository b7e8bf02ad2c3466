"""What is left of a name when all is taken off that readers hardly see."""

from __future__ import annotations

import re
import unicodedata

#: Traditional characters and simplified ones, those of usual tags alone.
_PAIRS = """
學学 習习 數数 機机 圖图 書书 話话 語语 說说 讀读 寫写 詩诗 詞词 記记 論论 議议 評评
譯译 課课 講讲 電电 腦脑 網网 絡络 線线 經经 濟济 統统 計计 編编 碼码 開开 發发 關关
閉闭 門门 問问 間间 題题 類类 別别 標标 籤签 種种 樣样 體体 係系 應应 對对 時时 個个
們们 這这 裡里 裏里 來来 國国 區区 員员 團团 園园 圍围 場场 報报 聞闻 聲声 樂乐 藝艺
術术 視视 覺觉 觀观 親亲 愛爱 歡欢 戲戏 遊游 劃划 畫画 筆笔 憶忆 夢梦 歷历 曆历 傳传
變变 換换 轉转 載载 車车 輪轮 輸输 運运 動动 過过 進进 連连 續续 級级 組组 織织 結结
構构 終终 紀纪 約约 純纯 細细 維维 練练 絕绝 縮缩 總总 繪绘 隨随 極极 積积 複复 雜杂
證证 確确 認认 識识 試试 驗验 實实 際际 業业 產产 價价 錢钱 銀银 鐵铁 鋼钢 鐘钟 錄录
鍵键 鏈链 鎖锁 飛飞 馬马 魚鱼 鳥鸟 麵面 點点 黨党 齊齐 龍龙 龜龟 東东 風风 雲云 氣气
溫温 濕湿 熱热 燈灯 煙烟 獨独 獲获 現现 環环 畢毕 異异 當当 療疗 盡尽 監监 盤盘 著着
陣阵 隊队 階阶 陽阳 陰阴 險险 雙双 離离 難难 靜静 頁页 項项 順顺 預预 頭头 顏颜 願愿
養养 館馆 餘余 驅驱 簡简 節节 範范 築筑 篩筛 紅红 綠绿 藍蓝 黃黄 萬万 與与 為为 無无
從从 後后 復复 態态 戰战 擇择 據据 擴扩 擬拟 擊击 擔担 攝摄 攜携 敵敌 斷断 舊旧 條条
楊杨 榮荣 權权 樹树 橋桥 檔档 檢检 決决 況况 測测 漢汉 滿满 潛潜 濾滤 灣湾 礎础 禮礼
稱称 穩稳 窮穷 競竞 衛卫 裝装 設设 許许 訊讯 訓训 託托 訪访 診诊 註注 詳详 誤误 調调
請请 諸诸 謝谢 譜谱 護护 豐丰 負负 財财 責责 貨货 質质 購购 贊赞 軟软 較较 輯辑 辦办
農农 達达 違违 遠远 適适 遞递 選选 遷迁 還还 郵邮 鄉乡 醫医 釋释 針针 鏡镜 長长 閱阅
陸陆 隱隐 雖虽 響响 頻频 顯显 飲饮 飯饭 騎骑 麥麦 優优 億亿 儲储 內内 兩两 冊册 凍冻
劇剧 創创 勞劳 務务 勝胜 勢势 勵励 協协 單单 卻却 參参 嗎吗 嚴严 囉啰 圓圆 執执 堅坚
墻墙 壓压 壞坏 處处 備备 奪夺 奮奋 婦妇 媽妈 嬰婴 孫孙 寧宁 審审 寬宽 寶宝 將将 導导
層层 屬属 島岛 幣币 幫帮 幾几 庫库 廣广 廳厅 張张 強强 彈弹 徑径 徵征 恆恒 惡恶 慣惯
慶庆 懷怀 戶户
"""
_SIMPLE = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
#: What words are joined by; a dot is one only where it doesn't stand in a number, or begin a name.
_JOINTS = re.compile(r"[\s_\-‐-―·・,、/:;!?()\[\]'\"‘’“”~|]|(?<=.)(?<!\d)\.|(?<=.)\.(?!\d)")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<!s)s\Z")


def fold(name: str) -> str:
    """Return what is left of *name* without width, case, variants of characters, joints, plural."""
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_SIMPLE)
    return _PLURAL.sub("", _JOINTS.sub("", plain)) or plain
